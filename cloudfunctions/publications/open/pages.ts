/** The pages that list the open data: one for all places with licence, dictionary and how to check, one for each place with its files. */
import type { Place } from '../../../contracts/places'
import { NOTICE_COLUMNS, OPEN_DATA, PROJECT_COLUMNS } from '../../../src/copy/open-data'
import { headOf } from '../../_runtime/log'
import type { Context } from '../../_runtime/operation'
import type { Answer } from '../answer'
import { document, escape, link, list, note, paragraph } from '../board/html'
import { addressOf } from '../board/project'
import { fileOf, type OpenFile } from './files'
import { communitiesOf, openPlaces, yearsOf, type OpenPlace } from './load'

const HEADERS = { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'" } as const
const SECONDS = 300
const page = (title: string, body: string, status = 200): Answer => ({ status, type: 'text/html; charset=utf-8', headers: HEADERS, seconds: status === 200 ? SECONDS : 0, body: document(title, body) })
const part = (id: string, title: string, body: string): string => `<section id="${id}"><h2>${escape(title)}</h2>${body}</section>`

type Columns = Readonly<Record<string, { readonly name: string; readonly about: string; readonly codes?: Readonly<Record<string, string>> }>>

function dictionary(title: string, columns: Columns): string {
  const told = Object.entries(columns).map(([key, { name, about, codes }]) => {
    const values = codes === undefined ? '' : `<br>${escape(OPEN_DATA.codes)}：${Object.entries(codes).map(([code, word]) => `<code>${escape(code)}</code> ${escape(word)}`).join('，')}`
    return `<div><dt>${escape(name)} <code>${escape(key)}</code></dt><dd>${escape(about)}${values}</dd></div>`
  })
  return `<h3>${escape(title)}</h3><dl class="facts">${told.join('')}</dl>`
}

function placesList(places: readonly Place[]): string {
  const byDistrict = places.filter(({ kind }) => kind === 'district').map((district) => {
    const inside = places.filter(({ kind, path }) => kind === 'community' && path.includes(district.id))
    return `${link(addressOf.data(district.id), district.name)}${list(inside.map(({ id, name }) => link(addressOf.data(id), name)))}`
  })
  return list(byDistrict)
}

const verifying = (): string => `${paragraph(OPEN_DATA.verifyText)}${list(OPEN_DATA.verifySteps.map(escape))}<p><code>${escape(OPEN_DATA.verifyCommand)}</code></p>${list(OPEN_DATA.verifyThen.map(escape))}<p>${link('/open/roots.json', OPEN_DATA.roots)}</p>`

/** `/open/`: where everything is, under which licence, what the columns mean, how to check. */
export async function openIndex(ctx: Context): Promise<Answer> {
  return page(OPEN_DATA.home, [
    `<h1>${OPEN_DATA.home}</h1>`,
    part('places', OPEN_DATA.places, placesList(await openPlaces(ctx))),
    part('licence', OPEN_DATA.licence, `${paragraph(OPEN_DATA.licenceText)}<p>${link(OPEN_DATA.licenceAddress, OPEN_DATA.licenceAddress)}</p>`),
    part('addresses', OPEN_DATA.addresses, paragraph(OPEN_DATA.addressesText)),
    part('small', OPEN_DATA.small, paragraph(OPEN_DATA.smallText)),
    part('verify', OPEN_DATA.verify, verifying()),
    part('dictionary', OPEN_DATA.dictionary, `${dictionary(OPEN_DATA.projects, PROJECT_COLUMNS)}${dictionary(OPEN_DATA.notices, NOTICE_COLUMNS)}`),
  ].join(''))
}

const TABLES: readonly (readonly [string, readonly (readonly [OpenFile, string])[]])[] = [
  [OPEN_DATA.projects, [['projects.csv', OPEN_DATA.csv], ['projects.json', OPEN_DATA.json]]],
  [OPEN_DATA.notices, [['notices.csv', OPEN_DATA.csv], ['notices.json', OPEN_DATA.json]]],
  [OPEN_DATA.releases, [['releases.json', OPEN_DATA.json]]],
]

function filesOf(place: OpenPlace, years: readonly number[]): string {
  return TABLES.map(([title, files]) => {
    const lines = [null, ...years].map((year) => `${escape(year === null ? OPEN_DATA.all : OPEN_DATA.year(year))} ${files.map(([file, name]) => link(`${addressOf.data(place.id)}${fileOf(file, year)}`, name)).join(' ')}`)
    return part(files[0]?.[0].split('.')[0] ?? '', title, list(lines))
  }).join('')
}

/** `/open/<place>/`: every file of a place. */
export async function openList(ctx: Context, place: OpenPlace): Promise<Answer> {
  const [years, communities, head] = await Promise.all([yearsOf(ctx, place), place.kind === 'community' ? [] : communitiesOf(ctx, place), headOf(ctx.ports.store, place.id)])
  return page(OPEN_DATA.of(place.name), [
    `<header>${note(OPEN_DATA.kinds[place.kind])}<h1>${escape(OPEN_DATA.of(place.name))}</h1></header>`,
    years.length === 0 ? paragraph(OPEN_DATA.none) : filesOf(place, years),
    head === null ? '' : part('log', OPEN_DATA.log, `<p>${link(addressOf.log(place.id), OPEN_DATA.log)}</p>`),
    communities.length === 0 ? '' : part('communities', OPEN_DATA.communities, list(communities.map(({ id, name }) => link(addressOf.data(id), name)))),
    `<p>${place.kind === 'community' ? `${link(addressOf.community(place.id), OPEN_DATA.board)} ` : ''}${link('/open/', OPEN_DATA.home)} ${link('/open/#licence', OPEN_DATA.licence)} ${link('/open/#dictionary', OPEN_DATA.dictionary)} ${link(addressOf.how, OPEN_DATA.verify)}</p>`,
  ].join(''))
}

/** What a browser is told where there is nothing. */
export const noPlace = (): Answer => page(OPEN_DATA.title, `<h1>${OPEN_DATA.title}</h1>${paragraph(OPEN_DATA.noPlace)}<p>${link('/open/', OPEN_DATA.home)}</p>`, 404)

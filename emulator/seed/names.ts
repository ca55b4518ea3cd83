/** Names of neighbours who are not on the list of development people: all invented, the same on every run. */
import { DEVELOPMENT_PEOPLE } from '../people'

const SURNAMES = [...'王张刘杨黄赵吴周徐孙马朱胡郭何林罗高梁郑谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武莫孔向汤']
const GIVEN = ['桂芬', '建平', '素珍', '国华', '玉梅', '志强', '秀兰', '文斌', '丽君', '德明', '淑琴', '永康', '美华', '家宝', '慧玲', '长林', '春燕', '光荣', '彩霞', '立春', '小梅', '俊杰', '雪琴', '兴旺', '月娥', '天佑', '凤英', '启东', '晓慧', '福来', '爱莲', '正祥', '海棠', '少云', '金花', '自强', '婉清', '云飞', '翠萍', '学军']

const LISTED: ReadonlyMap<string, string> = new Map(DEVELOPMENT_PEOPLE.map(({ id, name }) => [id, name]))

/** A number that follows from the text alone. */
export function numberOf(text: string): number {
  return [...text].reduce((hash, letter) => (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) >>> 0, 7)
}

const picked = (from: readonly string[], at: number): string => from[at % from.length] ?? ''

/** What somebody is called: as listed, or by an invented name that follows from the id. */
export function nameOf(person: string): string {
  const number = numberOf(person)
  return LISTED.get(person) ?? `${picked(SURNAMES, number)}${picked(GIVEN, Math.floor(number / SURNAMES.length))}`
}

/** As a committee's list masks it. */
export const masked = (name: string): string => `${[...name][0] ?? ''}**`

/** The shipped packs, validated once when loaded; a bad file stops the start with its name and path. */
import { parseFloor, parsePack, type NationalFloor } from '../contracts/policies.schema'
import type { Policy, PolicyPack } from '../contracts/policies'
import type { Day } from '../contracts/reply'
import type { PackId } from '../contracts/vocabulary'
import type { InForce } from '../contracts/amendments'
import { policyWith, UNCHANGED } from '../domain/policies/amending'
import futian from './futian/policy.json'
import liuzhou from './liuzhou/policy.json'
import luohu from './luohu/policy.json'
import national from './national/policy.json'
import panlong from './panlong/policy.json'
import shenzhen from './shenzhen/policy.json'

/** National law in force, under every pack. */
export const NATIONAL_FLOOR: NationalFloor = parseFloor(national, 'policies/national/policy.json')

/** Every shipped scheme, by its id. */
export const PACKS: Readonly<Record<PackId, PolicyPack>> = {
  'futian-2015': parsePack(futian, 'policies/futian/policy.json'),
  'shenzhen-2015': parsePack(shenzhen, 'policies/shenzhen/policy.json'),
  'luohu-2017': parsePack(luohu, 'policies/luohu/policy.json'),
  'liuzhou-2014': parsePack(liuzhou, 'policies/liuzhou/policy.json'),
  'panlong-2020': parsePack(panlong, 'policies/panlong/policy.json'),
}

/** The scheme as it stood on the day, with the changes of its district if there are any, over national law. */
export const policyFor = (packId: PackId, day: Day, changes: InForce = UNCHANGED): Policy => policyWith(PACKS[packId], { floor: NATIONAL_FLOOR, day, changes })

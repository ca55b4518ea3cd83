import type { PackId } from '../../contracts/vocabulary'

/** Where each pack lives under policies/. */
export const FOLDERS: Readonly<Record<PackId, string>> = { 'futian-2015': 'futian', 'shenzhen-2015': 'shenzhen', 'luohu-2017': 'luohu', 'liuzhou-2014': 'liuzhou', 'panlong-2020': 'panlong' }

/** Whether a proposal may be one that is barred this year under another name: place, category, words, or its own word (E58). */
import type { Project } from '../../contracts/projects'
import type { PlaceId } from '../../contracts/reply'
import type { Category } from '../../contracts/vocabulary'
import { looksLike } from './similar'

type Barred = Pick<Project, 'id' | 'place' | 'estate' | 'title' | 'where' | 'triage'>

const samePlace = (one: Pick<Project, 'place' | 'estate'>, other: Pick<Project, 'place' | 'estate'>): boolean => (one.estate === null ? one.place === other.place : one.estate === other.estate)

/** True when the proposal names the other as the one it follows, or is at its place and alike in category or words. A person then says whether it is the same. */
export function maySame(project: Pick<Project, 'place' | 'estate' | 'title' | 'where' | 'predecessor'>, other: Barred, category: Category | null): boolean {
  if (project.predecessor === other.id) return true
  return samePlace(project, other) && ((category !== null && other.triage?.category === category) || looksLike(project.title, other.title) || looksLike(project.where, other.where))
}

/** A government project that a small work may repeat: alike in words, at the place itself or where the list names none. */
export function mayRepeat(project: Pick<Project, 'title' | 'within'>, work: { readonly title: string; readonly place: PlaceId | null }): boolean {
  return (work.place === null || project.within.includes(work.place)) && looksLike(project.title, work.title)
}

import { commandRow } from '../_runtime/commands'
import type { Operation } from '../_runtime/operation'
import { head, list } from './list'
import { search } from './search'

export const OPERATIONS: readonly Operation[] = [
  list,
  search,
  head,
  commandRow('publications.publishResolution', { does: 'Publishes the resolution and opens the objection window.', refusals: ['signatures-needed', 'minutes-needed'] }),
  commandRow('publications.postBoard', { does: 'Adds the photo of the physical notice board.', refusals: [] }),
  commandRow('publications.object', { does: 'Objects to the open notice; the name is kept from the public.', refusals: ['window-closed', 'already-objected'] }),
  commandRow('publications.answerObjection', { does: 'Answers an objection with reasons; upheld ones send the project back.', refusals: ['no-such-objection', 'decider-may-not-answer'] }),
  commandRow('publications.closeWindow', { does: 'Ends a notice whose window is over and goes on.', refusals: ['window-open', 'objection-open', 'board-photo-needed'] }),
  commandRow('publications.publishDetermination', { does: 'Publishes what will be done, where, by when, for how much and to what benefit.', refusals: ['over-approved', 'signatures-needed'] }),
  commandRow('publications.publishResult', { does: 'Publishes audit, use of the money and effect.', refusals: ['accounts-needed'] }),
]

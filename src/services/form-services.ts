import type { PersonFound } from '../../contracts/people'
import type { FileId } from '../../contracts/reply'
import { call } from './call'
import { uploadPhotos } from './uploads'

/** What the forms of a project's commands need from outside; pages hand it down. */
export interface FormServices {
  readonly pickPhotos: (limit: number) => Promise<readonly FileId[]>
  readonly findPeople: (name: string) => Promise<readonly PersonFound[]>
}

export const formServices: FormServices = {
  pickPhotos: uploadPhotos,
  findPeople: async (name) => {
    const reply = await call('people.find', { name })
    return reply.ok ? reply.data.people : []
  },
}

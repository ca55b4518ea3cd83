import { serve } from '../_runtime/serve'
import { OPERATIONS } from './operations'
import { page } from './page'

export const main = serve(OPERATIONS, { http: page })

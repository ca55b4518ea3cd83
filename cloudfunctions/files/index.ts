import { serve } from '../_runtime/serve'
import { OPERATIONS } from './operations'
import { pushed } from './verdict'
export const main = serve(OPERATIONS, { push: pushed })

import { serve } from '../_runtime/serve'
import { OPERATIONS } from './operations'
export const main = serve(OPERATIONS)

import { serve } from '../_runtime/serve'
import { http } from './door'
import { OPERATIONS } from './operations'

export const main = serve(OPERATIONS, { http })

/** A day in the towns: who does what, in a browser, in the order in which it happens. */
import { here, useTown } from './browser'
import { councils } from './councils'
import { faces, measures } from './measures'
import { offices } from './offices'
import { pictures } from './pictures'
import { publicPage } from './public-page'
import { residents } from './residents'

useTown()
measures()
faces()
residents()
councils()
offices()
pictures()
publicPage()

it('no page threw an error that nobody caught', () => {
  expect(here().thrown).toEqual([])
})

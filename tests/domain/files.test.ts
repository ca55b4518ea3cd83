import { isPublicFile, maySee, ownerOf, pathOf } from '../../domain/files/access'

describe('a file', () => {
  it('has a path only as a file of the cloud, and none that climbs', () => {
    expect(pathOf('cloud://env.bucket/uploads/a.jpg')).toBe('uploads/a.jpg')
    expect(pathOf('https://x/y')).toBeNull()
    expect(pathOf('cloud://env.bucket/uploads/../private/b/p/a.jpg')).toBeNull()
  })
  it('is public in the folders of photos and vouchers, and nowhere else', () => {
    expect(['photos/a.jpg', 'vouchers/a.jpg', 'private/b/p/a.jpg', 'signatures/a.jpg', 'photosx/a.jpg', ''].map(isPublicFile)).toEqual([true, true, false, false, false, false])
  })
  it('of evidence belongs to a place and a person', () => {
    expect(ownerOf('private/b14/p1/a.jpg')).toEqual({ place: 'b14', person: 'p1' })
    expect(ownerOf('private/a.jpg')).toBeNull()
  })
  it('of evidence is for its owner, not for a visitor', () => {
    expect(maySee({ person: 'p1', appointments: [] }, { owner: 'p1', within: [] })).toBe(true)
    expect(maySee({ person: null, appointments: [] }, { owner: 'p1', within: [] })).toBe(false)
  })
})

const LONGEST_EDGE = 1280
const QUALITY = 0.72

/** Drawn again on a canvas: smaller, and nothing but pixels is left, so no place and no time. */
export async function cleanPhoto(path: string): Promise<string> {
  const image = await loaded(path)
  const scale = Math.min(1, LONGEST_EDGE / Math.max(image.naturalWidth, image.naturalHeight))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(image.naturalWidth * scale)
  canvas.height = Math.round(image.naturalHeight * scale)
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
  if (blob === null) throw new Error('this browser cannot write a JPEG')
  return URL.createObjectURL(blob)
}

function loaded(path: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image()
    image.onload = () => resolve(image)
    image.onerror = () => reject(new Error('not an image'))
    image.src = path
  })
}

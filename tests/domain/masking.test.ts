import { maskedName, maskedPhone } from '../../domain/people/masking'

it('shows the first letter of a name and never how long it is', () => {
  expect(['张三', '欧阳建军', ' 张', ''].map(maskedName)).toEqual(['张**', '欧**', '张**', '**'])
})
it('shows three and four digits of a number, and nothing of one too short to hide anything', () => {
  expect(['13800001234', '+86 138 0000 1234', '1234567'].map(maskedPhone)).toEqual(['138****1234', '861****1234', '****'])
})

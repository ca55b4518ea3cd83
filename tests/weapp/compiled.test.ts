import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

const dist = path.resolve('dist/weapp')
const tools = path.resolve('node_modules/miniprogram-compiler/bin', { darwin: 'mac', linux: 'linux', win32: 'windows' }[process.platform as 'linux'] ?? 'linux')
const filesOf = (extension: string): readonly string[] => fs.readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(extension))

function compile(tool: string, args: readonly string[]): { readonly status: number | null; readonly said: string; readonly size: number } {
  const file = path.join(tools, tool)
  fs.chmodSync(file, 0o755)
  const { status, stdout, stderr } = spawnSync(file, [...args], { cwd: dist, maxBuffer: 256 * 1024 * 1024 })
  return { status, said: stderr.toString(), size: stdout.length }
}

describe('WeChat’s own compilers', () => {
  it('accept every WXML', () => {
    const { status, said, size } = compile('wcc', ['-d', ...filesOf('.wxml'), ...filesOf('.wxs')])
    expect({ status, said }).toEqual({ status: 0, said: '' })
    expect(size).toBeGreaterThan(10_000)
  })

  it('refuse a WXML that is broken', () => {
    const broken = path.join(dist, 'broken-on-purpose.wxml')
    fs.writeFileSync(broken, '<view><text></view>')
    try {
      expect(compile('wcc', ['-d', 'broken-on-purpose.wxml']).status).not.toBe(0)
    } finally {
      fs.rmSync(broken)
    }
  })

  it('accept every WXSS', () => {
    const { status, said, size } = compile('wcsc', ['-lc', ...filesOf('.wxss')])
    expect({ status, said }).toEqual({ status: 0, said: '' })
    expect(size).toBeGreaterThan(1000)
  })
})

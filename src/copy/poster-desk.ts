/** The words around the posters that are printed from a file. */
export const POSTER_DESK = {
  openPdf: '打开 PDF 海报', pdfHow: '打印店和任何打印机都能直接打，中文字体在文件里。', opening: '正在做海报…', notOpened: '海报没有打开。请检查网络，再点一次。',
  board: '整个公示栏的海报', boardHow: (n: number) => `正在办的 ${n} 个项目，一个一张，新的在前。`, boardPart: (part: number, parts: number) => (parts === 1 ? '打开全部海报（PDF）' : `打开第 ${part} 份，共 ${parts} 份（PDF）`), boardNone: '现在没有正在办的项目，没有海报可打。',
} as const

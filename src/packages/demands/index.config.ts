export default definePageConfig({ navigationBarTitleText: '部门需求' })

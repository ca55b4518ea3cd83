/** The menu of the office, on every page of it, whatever package the page is in. */
export const OFFICE_MENU = { nav: '办公台菜单', inbox: '待办', projects: '项目', fund: '资金', notices: '公示', appointments: '任命', roster: '名册', policy: '规定', watch: '督查', lists: '清单', demands: '部门需求' }

/** Who one can be on the laptop: all of them invented. They exist in this folder alone; no bundle contains them. */
export interface DevelopmentPerson {
  readonly id: string
  readonly name: string
  readonly does: string
  readonly community: string
}

type Row = readonly [id: string, name: string, does: string]
const group = (community: string, rows: readonly Row[]): readonly DevelopmentPerson[] => rows.map(([id, name, does]) => ({ id, name, does, community }))

const WHOLE_TREE = group('全部地区', [
  ['founder', '方启明', '空白系统的首位管理员：导入市和区，任命各区协调员；不办业务'],
])

const NEWCOMER = group('新苗社区（盘龙方案，给第一次来的人走一遍）', [
  ['xinmiao-resident-1', '江月琴', '1号院101居民，提议人，项目小组；手里有一份还没提交的草稿'],
  ['xinmiao-resident-2', '欧阳建军', '1号院102居民，居民代表'],
  ['xinmiao-resident-3', '罗桂珍', '1号院103居民，居民代表，验收组成员'],
  ['xinmiao-resident-4', '岳小川', '1号院201居民，居民代表，项目小组'],
  ['xinmiao-resident-5', '祁慧芳', '1号院202居民'],
  ['xinmiao-ten-head', '纪永福', '1号院十户长，203居民：核实提议，上门代录'],
  ['xinmiao-staff-1', '温静', '居委会工作人员：分类整理、公示、关闭征求意见'],
  ['xinmiao-staff-2', '邱少华', '居委会工作人员：第二人确认、收款、答复异议'],
  ['xinmiao-party-secretary', '严守诚', '社区党组织书记，会议主持人'],
  ['xinmiao-supervisor', '柏秀兰', '居务监督委员会：签会议记录'],
  ['xinmiao-builder', '冷师傅', '施工方'],
])

const QINGTONG = group('青桐街道（杏林社区、新苗社区的上级）', [
  ['qingtong-street-approver', '陆明哲', '街道审批人：审批、储备、终止；任命社区人员'],
  ['qingtong-street-clerk', '曾雪梅', '街道经办人：公示确定的项目、组织验收、移交管护'],
  ['qingtong-finance', '毕海燕', '街道财务：付款、决算'],
  ['qingtong-auditor', '沈慎之', '街道审计：答复居民联名提出的审计请求'],
])

const XINGLIN = group('杏林社区（盘龙方案，现在）', [
  ['xinglin-resident-1', '龚丽萍', '桂花巷3号院居民，居民代表，项目小组'],
  ['xinglin-resident-2', '沈国强', '桂花巷3号院居民，居民代表，项目小组'],
  ['xinglin-resident-3', '伍秀云', '桂花巷3号院居民，居民代表'],
  ['xinglin-resident-4', '鲁志刚', '杏林路8号院居民，居民代表，项目小组'],
  ['xinglin-resident-5', '汤素芬', '杏林路8号院居民，居民代表'],
  ['xinglin-resident-6', '阮文清', '杏林路8号院居民，居民代表'],
  ['xinglin-resident-7', '钱小曼', '杏林路8号院居民（租户家庭）'],
  ['xinglin-building-head-1', '丁惠兰', '桂花巷3号院楼栋长'],
  ['xinglin-building-head-2', '薛大川', '杏林路8号院楼栋长'],
  ['xinglin-ten-head', '范玉仙', '杏林路8号院1栋十户长'],
  ['xinglin-grid-worker', '谭亮', '网格员'],
  ['xinglin-staff-1', '宋雨晴', '居委会工作人员：分类整理、公示'],
  ['xinglin-staff-2', '高远', '居委会工作人员：第二人确认、收款、答复异议'],
  ['xinglin-party-secretary', '余建华', '社区党组织书记，会议主持人'],
  ['xinglin-supervisor', '程佩芝', '居务监督委员会'],
  ['xinglin-sponsor', '邵经理', '驻区单位联系人（赞助）'],
  ['xinglin-builder', '武师傅', '施工方'],
])

const PANLONG_ABOVE = group('盘龙区与盘江街道（2020 年两个真实案例的上级）', [
  ['panlong-coordinator', '段文彬', '区民政局协调员：导入街道社区，任命街道人员'],
  ['panlong-district-finance', '杨慧敏', '区财政：下达当年补贴'],
  ['panlong-street-approver', '马志远', '街道审批人'],
  ['panlong-street-clerk', '施丽华', '街道经办人'],
  ['panlong-finance', '何秋萍', '街道财务：付款、决算'],
])

const STATION = group('东风巷社区（2020 年，睦邻驿站，已办结）', [
  ['panlong-resident-1', '陈淑芬', '14号院居民，居民代表，项目小组组长，提议人'],
  ['panlong-resident-2', '周国栋', '14号院居民，居民代表，项目小组出纳'],
  ['panlong-resident-3', '吴秀英', '14号院居民，居民代表'],
  ['panlong-ten-head', '孙美琼', '14号院1栋一组十户长'],
  ['panlong-building-head', '赵德宽', '14号院1栋楼栋长'],
  ['panlong-building-head-2', '普兰芝', '14号院2栋楼栋长'],
  ['panlong-building-head-3', '郑有才', '14号院3栋楼栋长'],
  ['panlong-building-head-4', '角惠仙', '14号院4栋楼栋长'],
  ['panlong-staff-1', '赵晓岚', '居委会工作人员'],
  ['panlong-staff-2', '普建国', '居委会工作人员'],
  ['panlong-party-secretary', '张继平', '社区党组织书记，会议主持人'],
  ['panlong-supervisor', '白玉珍', '居务监督委员会'],
  ['panlong-builder', '段师傅', '施工方'],
])

const TOILET = group('明通巷社区（2020 年，公共厕所，已办结）', [
  ['mingtong-resident-1', '冯桂香', '47号院居民，居民代表，院落自管会，提议人'],
  ['mingtong-resident-2', '蒋云生', '47号院居民，居民代表，院落自管会'],
  ['mingtong-resident-3', '韦凤仙', '47号院居民，居民代表'],
  ['mingtong-building-head', '金宝祥', '47号院楼栋长'],
  ['mingtong-ten-head', '魏兰英', '47号院1排十户长'],
  ['mingtong-staff-1', '唐敏', '居委会工作人员'],
  ['mingtong-staff-2', '董志勇', '居委会工作人员'],
  ['mingtong-party-secretary', '袁正华', '社区党组织书记，会议主持人'],
  ['mingtong-supervisor', '潘素珍', '居务监督委员会'],
  ['mingtong-sponsor-1', '于主任', '驻区公共单位甲的联系人'],
  ['mingtong-sponsor-2', '苏科长', '驻区公共单位乙的联系人'],
  ['mingtong-builder', '吕师傅', '施工方'],
])

const CORRIDOR = group('鹅山街道车辆厂东社区（柳州，2018 年，街心公园长廊，已办结）', [
  ['liuzhou-coordinator', '覃海波', '城区协调员：导入街道社区，任命街道人员'],
  ['liuzhou-leading-group', '韦建斌', '城区惠民资金领导小组成员'],
  ['liuzhou-street-approver', '黄立新', '街道审批人'],
  ['liuzhou-street-clerk', '莫燕', '街道经办人'],
  ['liuzhou-finance', '蓝春梅', '街道财务：下达资金、付款、决算'],
  ['liuzhou-staff-1', '梁婷', '居委会工作人员，提出商议'],
  ['liuzhou-staff-2', '卢振东', '居委会工作人员'],
  ['liuzhou-party-secretary', '石宏', '社区党组织书记，居民代表会议主持人'],
  ['liuzhou-supervisor', '甘美玲', '居务监督委员会'],
  ['liuzhou-resident-1', '邓福生', '居民，居民代表，提议人'],
  ['liuzhou-resident-2', '陶玉兰', '居民，居民代表'],
  ['liuzhou-resident-3', '廖家明', '居民'],
  ['liuzhou-factory', '龙科长', '机车车辆厂联系人（赞助）'],
  ['liuzhou-builder', '罗师傅', '施工方'],
])

const LIUYIN = group('柳荫社区（柳州方案，现在：街道、城区两级审批）', [
  ['liuyin-resident-1', '农秀娟', '居民，居民代表，提议人'],
  ['liuyin-staff-1', '谢思远', '居委会工作人员'],
  ['liuyin-staff-2', '文丽', '居委会工作人员'],
  ['liuyin-party-secretary', '骆国平', '社区党组织书记'],
  ['liuyin-street-clerk', '古晓东', '街道经办人'],
  ['liuyin-street-approver', '滕志和', '街道审批人：一件逾期，一件快到期'],
])

const HETANG = group('荷塘社区（罗湖方案，现在：居民议事会）', [
  ['hetang-coordinator', '关海宁', '区民政局协调员'],
  ['hetang-street-approver', '简卓文', '街道审批人'],
  ['hetang-street-clerk', '麦子晴', '街道经办人：召集商议'],
  ['hetang-finance', '容慧仪', '街道财务'],
  ['hetang-staff-1', '利嘉欣', '居委会工作人员'],
  ['hetang-staff-2', '霍启贤', '居委会工作人员'],
  ['hetang-facilitator', '温国荣', '议事会主持人'],
  ['hetang-supervisor', '招凤仪', '居务监督委员会'],
  ['hetang-council-1', '岑伟雄', '居民议事会成员（社区党组织）'],
  ['hetang-council-2', '彭佩珊', '居民议事会成员（居民）'],
  ['hetang-council-3', '侯志豪', '居民议事会成员（辖区企业）'],
  ['hetang-resident-1', '包巧云', '居民，提议人'],
  ['hetang-resident-2', '辛永年', '居民'],
  ['hetang-evaluator', '安睿', '第三方评估机构'],
  ['hetang-builder', '毛师傅', '施工方'],
])

const MEIPO = group('梅坡社区（罗湖方案，现在：与荷塘社区共办跨社区项目）', [
  ['meipo-staff-1', '凌慧敏', '居委会工作人员：召集本社区议事会，同意分担'],
  ['meipo-staff-2', '黎正堂', '居委会工作人员'],
  ['meipo-facilitator', '顾维安', '议事会主持人：有一次会正开着'],
  ['meipo-supervisor', '柯美娟', '居务监督委员会'],
  ['meipo-council-1', '倪建设', '居民议事会成员（社区党组织），还没投票'],
  ['meipo-council-2', '詹月珍', '居民议事会成员（居民），还没投票'],
  ['meipo-council-3', '阎少杰', '居民议事会成员（辖区企业），还没投票'],
  ['meipo-resident-1', '蓝秋水', '居民'],
  ['meipo-resident-2', '甄锦华', '居民'],
])

export const DEVELOPMENT_PEOPLE: readonly DevelopmentPerson[] = [
  ...NEWCOMER, ...XINGLIN, ...QINGTONG, ...HETANG, ...MEIPO, ...LIUYIN, ...STATION, ...TOILET, ...PANLONG_ABOVE, ...CORRIDOR, ...WHOLE_TREE,
]

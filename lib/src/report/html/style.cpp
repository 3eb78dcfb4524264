// SPDX-License-Identifier: MIT
#include "report/html/style.hpp"

namespace gonogo {
namespace {

constexpr std::string_view sheet = R"(
:root{color-scheme:light dark;--ink:#1d2329;--soft:#59636e;--page:#fff;--band:#f3f5f7;--rule:#d3d9df;
--good:#116329;--caution:#855300;--bad:#b3141e;--good-bg:#e4f5e9;--caution-bg:#fdf3d8;--bad-bg:#fdebec;
--c0:#0b6bb0;--c1:#c8501e;--c2:#0a7d5a;--c3:#8b4a9c;--c4:#7a6a00;--c5:#55606b}
@media screen and (prefers-color-scheme:dark){:root{--ink:#e3e8ee;--soft:#a2adb8;--page:#14181d;--band:#1f252c;
--rule:#3a434d;--good:#63d283;--caution:#ecb94a;--bad:#ff8a8a;--good-bg:#15301e;--caution-bg:#33290f;
--bad-bg:#3a1a1d;--c0:#5aaef0;--c1:#f08a55;--c2:#45c79b;--c3:#cd93dd;--c4:#cdbb45;--c5:#a2adb8}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);
font:15px/1.45 system-ui,"Segoe UI",Roboto,"Noto Sans","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{max-width:76rem;margin:0 auto;padding:1rem}
h1{font-size:1.5rem;line-height:1.25;margin:.2rem 0}
h2,h3{font-size:1.1rem;line-height:1.3;margin:1.4rem 0 .4rem}
p,ul{margin:.45rem 0;max-width:60rem}
ul{padding-left:1.2rem}
.unit,.faint{color:var(--soft)}
.unit{margin:0 0 .5rem}
.good{color:var(--good)}.caution{color:var(--caution)}.bad{color:var(--bad)}
p.good,p.caution,p.bad{font-weight:600;padding:.5rem .8rem;border-left:.3rem solid;max-width:none}
p.good{background:var(--good-bg)}p.caution{background:var(--caution-bg)}p.bad{background:var(--bad-bg)}
.lead{font-size:1.15rem}
.banner{color:var(--caution);background:var(--caution-bg);font-weight:600;padding:.3rem .8rem;max-width:none}
.scroll{overflow-x:auto;max-width:100%;margin:.5rem 0 .8rem}
.scroll:focus-visible{outline:2px solid var(--c0)}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:600;padding:.2rem 0;white-space:nowrap}
th,td{padding:.18rem .6rem .18rem 0;text-align:left;vertical-align:top;font-weight:400}
thead th{color:var(--soft);border-bottom:1px solid var(--rule);vertical-align:bottom}
thead td{border-bottom:1px solid var(--rule)}
tbody th{min-width:7rem;max-width:26rem}
.n{text-align:right;white-space:nowrap;padding-left:.6rem}
thead .n{white-space:normal;max-width:7rem}
td.w{min-width:8rem}.n.w{white-space:normal}
.k,.nb{white-space:nowrap}
tr.head th{font-weight:600;padding-top:.5rem}
tr.total>*{font-weight:600;border-top:1px solid var(--rule)}
.i1{padding-left:1rem}.i2{padding-left:2rem}
.notes{font-size:.88rem;color:var(--soft)}
pre{background:var(--band);padding:.5rem .8rem;margin:.5rem 0;overflow-x:auto;font:13px/1.4 ui-monospace,Menlo,Consolas,monospace}
figure{margin:.8rem 0;max-width:40rem}
figcaption{font-weight:600;margin-bottom:.4rem}
svg{display:block;width:100%;height:auto;font-size:12px;fill:var(--ink)}
svg .f{fill:var(--soft)}svg .m{text-anchor:middle}svg .e{text-anchor:end}
svg .grid{stroke:var(--rule)}svg .axis{stroke:var(--soft)}
.s0{fill:var(--c0);stroke:var(--c0)}.s1{fill:var(--c1);stroke:var(--c1)}.s2{fill:var(--c2);stroke:var(--c2)}
.s3{fill:var(--c3);stroke:var(--c3)}.s4{fill:var(--c4);stroke:var(--c4)}.s5{fill:var(--c5);stroke:var(--c5)}
rect{stroke:none}
rect.s0,rect.s1,rect.s2,rect.s3,rect.s4,rect.s5{stroke:none}
.l{fill:none;stroke-width:2}.l.s1{stroke-dasharray:7 3}.l.s2{stroke-dasharray:2 3}.l.s3{stroke-dasharray:9 3 2 3}
.l.s4{stroke-dasharray:4 4}.l.s5{stroke-dasharray:12 3}
.up,.pass{fill:var(--c2)}.down{fill:var(--c1)}.miss{fill:var(--c1);fill-opacity:.28}.none{fill:var(--band)}
.bound{stroke:var(--ink);stroke-width:2}
.mark{fill:var(--page);stroke:var(--ink);stroke-width:2}
.halo{paint-order:stroke;stroke:var(--page);stroke-width:3px;font-weight:600}
.tip{fill:transparent}
.halves{display:grid;grid-template-columns:1fr;gap:0 2rem}
.halves>section{min-width:0}
summary{cursor:pointer;color:var(--soft);font-size:.9rem}
nav ul{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.1rem 1.2rem;max-width:none}
a{color:var(--c0)}
.sign{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:1.6rem 2rem;padding:2.6rem 0 0;list-style:none;max-width:none}
.sign li{border-top:1px solid var(--soft);color:var(--soft);font-size:.9rem;padding-top:.2rem;display:flex;justify-content:space-between}
footer{margin-top:1.2rem;padding-top:.4rem;border-top:1px solid var(--rule);color:var(--soft);font-size:.82rem}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:0 .8rem;margin:.2rem 0}
dt,dd{margin:0}dd{overflow-wrap:anywhere}
footer pre{font-size:12px;white-space:pre-wrap;overflow-wrap:anywhere}
.outline{list-style:none;padding:0;font-variant-numeric:tabular-nums;max-width:none}
.outline li{padding-left:calc(var(--d)*1rem)}
.place{color:var(--soft);font-size:.88rem}
article+article{border-top:3px solid var(--rule);margin-top:2rem;padding-top:1rem}
@media screen and (min-width:56rem){.halves{grid-template-columns:2fr 3fr}}
@media screen and (max-width:32rem){body{font-size:14px}main{padding:.7rem}h1{font-size:1.25rem}
dl{grid-template-columns:1fr}dd{margin-bottom:.3rem}.scroll tbody th{min-width:6rem}
table{font-size:.92em}th,td{padding-right:.4rem}.n{padding-left:.4rem}}
@page{size:A4;margin:11mm 13mm}
@media print{
body{font-size:8.2pt;line-height:1.25}
main{max-width:none;padding:0}
h1{font-size:13pt;margin:0}h2,h3{font-size:9.4pt;margin:6pt 0 1.5pt;break-after:avoid}
.unit{margin:0 0 3pt}.lead{font-size:10.5pt}
p,ul{margin:1.5pt 0;max-width:none}
td.w,tbody th{min-width:0}
.compact{columns:2;column-gap:7mm}.compact li{break-inside:avoid}
p.good,p.caution,p.bad{padding:3pt 6pt;border-left-width:3pt;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.banner{padding:1pt 6pt}
.scroll{overflow:visible;margin:2pt 0 3pt}
table{width:100%}
th,td{padding:.5pt 5pt .5pt 0}.n{padding-left:4pt}
tr{break-inside:avoid}figure{break-inside:avoid;max-width:115mm;margin:4pt 0}
svg{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.halves{display:table;width:100%}.halves>section{display:table-cell;width:40%;padding-right:8mm}
.halves>section+section{width:60%;padding:0}
dl{display:block}dt,dd{display:inline}dt{margin-right:.8em}dd::after{content:"\A";white-space:pre}
.place{font-size:7pt}
details,nav{display:none}
pre{font-size:7pt;padding:2pt 4pt;white-space:pre-wrap;background:none;border:.5pt solid var(--rule)}
.sign{grid-template-columns:repeat(3,1fr);padding-top:22pt;gap:16pt 8mm}.sign li{font-size:8pt}
footer{font-size:6.8pt;margin-top:5pt;padding-top:2pt}footer pre{font-size:6.6pt;margin:2pt 0}
.more{break-before:page}
article+article{break-before:page;border:0;margin:0;padding:0}
}
)";

}  // namespace

std::string_view style_sheet() { return sheet; }

}  // namespace gonogo

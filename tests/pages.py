"""Pages of invented sites as browsers save them, each around the same invented statement."""

from __future__ import annotations

__all__ = ["COUNCIL", "MINISTRY", "STATEMENT", "WORD"]

STATEMENT = """\
Joint Statement of Norland and Sudmark

The Ministers of Norland and Sudmark,

Recalling their agreement of 3 May 2030 on the Lindholm ferry,

Noting with concern the delays at the harbours of Lindholm & Östvik,

Have agreed as follows:

1. The two sides will resume daily sailings.

2. The two sides will, within thirty days:

(a) open both harbours;

(b) remove all barriers to trade in timber.

3. The two sides will meet again in Östvik.
"""

COUNCIL = """\
<!DOCTYPE html>
<!-- saved from url=(0061)https://press.straits-council.example/en/2031/ferry-statement -->
<html lang="en" dir="ltr" class="js"><head><meta http-equiv="Content-Type" content="text/html;
charset=UTF-8"><title>Joint Statement of Norland and Sudmark | Council of the Straits</title>
<link rel="stylesheet" href="./ferry_files/css_1.css">
<script src="./ferry_files/gtm.js.download" async=""></script>
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry"}</script>
<style>.visually-hidden{clip:rect(1px,1px,1px,1px)}</style></head>
<body class="path-node page-node-type-press">
<a href="#main-content" class="visually-hidden focusable skip-link">Skip to main content</a>
<noscript aria-hidden="true"><iframe src="https://tags.example/ns.html" height="0"></iframe>
</noscript>
<div class="dialog-off-canvas-main-canvas" data-off-canvas-main-canvas="">
<header role="banner"><div class="region-header"><a href="/en" rel="home"><img
src="./ferry_files/logo.svg" alt="Home"></a><div class="site-slogan">Two shores, one sea</div>
<ul class="language-switcher"><li><a href="/no">Norsk</a></li><li><a href="/sv">Svenska</a></li>
</ul><form action="/search" method="get"><label for="q">Search</label> <input id="q" name="q">
<button type="submit">Go</button></form></div></header>
<nav role="navigation"><ul class="menu"><li><a href="/en/about">About</a><ul><li><a
href="/en/members">Members</a></li></ul></li><li><a href="/en/news">News</a></li></ul></nav>
<main role="main"><a id="main-content" tabindex="-1"></a>
<nav class="breadcrumb"><ol><li><a href="/en">Home</a></li><li>Press</li></ol></nav>
<article data-history-node-id="812" class="node node--type-press">
<h1 class="page-header"><span class="field--name-title">Joint Statement of Norland and
  Sudmark</span></h1>
<div class="social"><a href="https://share.example/?u=1"><span class="visually-hidden">Share on
</span>Flutter</a><div><a href="https://save.example/?u=1">Keep</a></div><div><a
href="#" onclick="print()">Print this page</a></div><a
href="mailto:?subject=Ferry" aria-label="Mail"><i class="icon"
aria-hidden="true">m</i></a></div>
<div class="field--name-body">
<p>The Ministers of Norland and Sudmark,</p>
<p><em>Recalling</em> their agreement of 3&nbsp;May 2030 on the Lindholm ferry<sup id="ref1"><a
href="#note1">[1]</a></sup>,</p>
<p><em>Noting with concern</em> the delays at the harbours of
  <a href="/en/lindholm" target="_blank">Lindholm</a> &amp; &Ouml;stvik,</p>
<p><strong>Have agreed as follows:</strong></p>
<ol>
<li><p>The two sides will resume daily sailings.</p></li>
<li>The two sides will, within thirty days:
<div>(a) open both harbours;</div><div>(b) remove all barriers to trade in timber.</div></li>
<li>The two sides will meet again in Östvik.</li>
</ol>
<div class="footnotes"><hr><p id="note1"><a href="#ref1">[1]</a> Treaty Series, No. 12.</p></div>
</div></article>
<aside class="related"><h2>Related</h2>
<div><a href="/en/2030/pact">The pact of 2030</a></div></aside>
</main>
<footer role="contentinfo"><p>© Council of the Straits 2031</p><ul><li><a href="/en/terms">Terms</a>
</li><li><a href="/en/privacy">Privacy</a></li></ul></footer></div>
<div id="cookies" role="dialog" style="display: none;"><p>We use cookies.</p><button>Fine</button>
</div><script>window.dataLayer =
  window.dataLayer || []; if (1 < 2) document.write("<p>x</p>")</script>
</body></html>
"""

MINISTRY = """\
<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN" "http://www.w3.org/TR/html4/loose.dtd">
<HTML><HEAD><TITLE>Ministry of Foreign Affairs of Sudmark</TITLE>
<META http-equiv=Content-Type content="text/html; charset=iso-8859-1">
<SCRIPT language=JavaScript src="menu.js"></SCRIPT></HEAD>
<BODY bgColor=#ffffff leftMargin=0 onload="init()">
<FORM id=aspnetForm method=post action="Statement.aspx?id=77">
<INPUT type=hidden name=__VIEWSTATE value="dDwxMjM0NTY3ODk7Oz4=">
<TABLE cellSpacing=0 cellPadding=0 width=760 border=0><TBODY>
<TR><TD colSpan=2><IMG height=80 src="top.gif" width=760></TD></TR>
<TR><TD vAlign=top width=150>
<A href="index.aspx">Home</A><BR><A href="minister.aspx">The Minister</A><BR>
<A href="policy.aspx">Foreign Policy</A><BR><A href="visa.aspx">Visas</A></TD>
<TD vAlign=top>
<FONT face=Verdana size=2><B>Joint Statement of Norland and Sudmark</B><BR><BR>
The Ministers of Norland and Sudmark,<BR><BR>
<I>Recalling</I> their agreement of 3 May 2030 on the Lindholm ferry,<BR>
<BR><I>Noting with concern</I> the delays at the harbours of Lindholm &amp; Östvik,<BR><BR>
Have agreed as follows:</FONT>
<TABLE border=0><TR><TD vAlign=top>1.<TD>The two sides will resume daily sailings.
<TR><TD vAlign=top>2.<TD>The two sides will, within thirty days:
<TABLE><TR><TD>(a)<TD>open both harbours;
<TR><TD>(b)<TD>remove all barriers to trade in timber.</TABLE>
<TR><TD vAlign=top>3.<TD>The two sides will meet again in Östvik.</TABLE>
</TD></TR></TBODY></TABLE>
<SELECT name=archive><OPTION>2030<OPTION selected>2031</SELECT>
<SPAN style="VISIBILITY: hidden">printed by aspnet</SPAN></FORM></BODY></HTML>
"""

WORD = """\
<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=windows-1252">
<meta name=Generator content="Microsoft Word 15"><title>ferry draft 4 final</title>
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml>
<![endif]--><style><!-- p.MsoNormal {margin:0cm; font-family:"Times New Roman",serif;} --></style>
</head><body lang=EN-GB style='tab-interval:36.0pt'><div class=WordSection1>
<p class=MsoTitle align=center><b><span lang=EN-GB>Joint Statement of Norland and Sudmark<o:p></o:p>
</span></b></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal>The Ministers of Norland and Sudmark,<o:p></o:p></p>
<p class=MsoNormal><i style='mso-bidi-font-style:normal'>Recalling</i> their agreement of 3 May 2030
on the Lindholm ferry<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span
class=MsoFootnoteReference><sup>[1]</sup></span></a>,</p>
<p class=MsoNormal><span style='font-style:italic'>Noting <span>with</span> concern</span> the
delays at the harbours of Lindholm &amp; Östvik,</p>
<p class=MsoNormal>Have agreed as follows:</p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]>
<span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;
</span></span><![endif]>The two sides will
<del cite="mailto:A" datetime="2031-01-02T10:00">not</del>
resume <ins cite="mailto:B" datetime="2031-01-03T10:00">daily </ins>sailings.</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span
style='mso-list:Ignore'>2.<span>&nbsp;
</span></span>The two sides will, within thirty days:<span style='display:none;mso-hide:all'>check
with the treasury</span></p>
<ol style='margin-top:0cm' start=1 type=a><li class=MsoNormal style='list-style-type:none'>(a) open
both harbours;</li><li class=MsoNormal style='list-style-type:none'>(b) remove all barriers to trade
in timber.</li></ol>
<p class=MsoListParagraph><span style='mso-list:Ignore'>3.&nbsp; </span>The two sides will meet
again in Östvik.</p></div>
<div style='mso-element:footnote-list'><br clear=all><hr align=left size=1 width="33%">
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1'
href="#_ftnref1" name="_ftn1" title=""><sup>[1]</sup></a> Treaty Series, No. 12.</p></div></div>
<div style='mso-element:comment-list'><p class=MsoCommentText>Ask the harbour master.</p></div>
</body></html>
"""

import { mailText } from '../../../nodes/ZohoDesk/text/mailText';

const html = (content: string) => mailText(content, true);
const plain = (content: string) => mailText(content, false);

describe('quoted mail of the programs people use', () => {
	it('Gmail: cuts the answered mail and the line above it', () => {
		const { text, quoteCut } = html(
			'<div dir="ltr"><div>Hi Nadia,</div><div><br></div><div>the lamp still flickers&nbsp;&mdash; can you send a new one?</div><div><br></div><div>Ada</div></div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">On Sat, Jan 17, 2026 at 2:32\u202fPM Marigold Support &lt;<a href="mailto:support@marigold.example">support@marigold.example</a>&gt; wrote:<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex"><div dir="ltr"><p>Hello Ada,</p><p>did it help?</p></div></blockquote></div>',
		);
		expect(text).toBe('Hi Nadia,\n\nthe lamp still flickers — can you send a new one?\n\nAda');
		expect(quoteCut).toBe(true);
	});

	it('Gmail: keeps answers between the parts of a quoted mail', () => {
		const { text } = html(
			'<div dir="ltr"><div class="gmail_quote"><div class="gmail_attr">On Tue, 2 Jun 2026 at 10:00, Nadia wrote:<br></div><blockquote class="gmail_quote"><div>Which colour?</div></blockquote><div>Green.</div><blockquote class="gmail_quote"><div>Which size?</div></blockquote><div>Large.</div></div></div>',
		);
		expect(text).toBe('Green.\nLarge.');
	});

	it('Gmail: keeps a forwarded mail', () => {
		const { text, quoteCut } = html(
			'<div dir="ltr">Please see below.<br><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">---------- Forwarded message ---------<br>From: <b>Carrier</b> &lt;news@carrier.example&gt;<br>Date: Tue, 2 Jun 2026<br>Subject: Your parcel<br>To: Ada<br></div><br><div>It is lost.</div></div></div>',
		);
		expect(text).toContain('It is lost.');
		expect(text).toContain('From: Carrier');
		expect(quoteCut).toBe(false);
	});

	it('Outlook on the desktop: cuts from the header it puts above the answered mail', () => {
		const { text } = html(
			'<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0cm}</style><!--[if gte mso 9]><xml><o:x/></xml><![endif]--></head><body lang="DE"><div class="WordSection1"><p class="MsoNormal">Guten Tag,<o:p></o:p></p><p class="MsoNormal"><o:p>&nbsp;</o:p></p><p class="MsoNormal">die Gr&ouml;&szlig;e passt nicht.<o:p></o:p></p><p class="MsoNormal"><o:p>&nbsp;</o:p></p><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal"><b>Von:</b> Marigold &lt;support@marigold.example&gt; <br><b>Gesendet:</b> Dienstag, 2. Juni 2026 10:00<br><b>An:</b> Ada Byron<br><b>Betreff:</b> [#101] Sofa<o:p></o:p></p></div><p class="MsoNormal">Hallo Ada<o:p></o:p></p></div></body></html>',
		);
		expect(text).toBe('Guten Tag,\n\ndie Größe passt nicht.');
	});

	it('Outlook on the web and on phones: cuts from the mark it leaves', () => {
		const { text } = html(
			'<html><body><div dir="ltr">It came today.</div><div id="ms-outlook-mobile-signature"></div><hr tabindex="-1" style="display:inline-block; width:98%"><div id="divRplyFwdMsg" dir="ltr"><b>発信者:</b> Marigold<br><b>送信日時:</b> 2026-06-02</div><div>いつ届きましたか。</div></body></html>',
		);
		expect(text).toBe('It came today.');
	});

	it('Apple Mail: cuts the quoted mail with the line in it', () => {
		const { text } = html(
			'<html><body style="overflow-wrap: break-word;">Yes, <b>Monday</b> works.<br id="lineBreakAtBeginningOfMessage"><div><br><blockquote type="cite"><div>On 2 Jun 2026, at 10:00, Marigold &lt;support@marigold.example&gt; wrote:</div><br class="Apple-interchange-newline"><div><div>Would Monday do?</div></div></blockquote></div><br></body></html>',
		);
		expect(text).toBe('Yes, Monday works.');
	});

	it('Zoho Desk: cuts what its own editor quotes', () => {
		const { text } = html(
			'<div style="font-size: 13px; font-family: Arial">Dear Ada,<br />the new lamp is on its way.<br /></div><br /><div><br />---- On Tue, 02 Jun 2026 10:00:00 -0400 <b>Ada Byron &lt;ada@customer.example&gt;</b> wrote ---- <br /></div><blockquote style="border-left: 1px dotted rgb(232, 232, 232); margin-left: 5px; padding-left: 5px"><div>Hello, it flickers.</div></blockquote>',
		);
		expect(text).toBe('Dear Ada,\nthe new lamp is on its way.');
	});

	it('Thunderbird: cuts the quoted mail, and keeps what is written below it', () => {
		const { text } = html(
			'<body><div class="moz-cite-prefix">Am 02.06.26 um 10:00 schrieb Marigold:<br></div><blockquote type="cite" cite="mid:1@marigold.example"><p>Passt Montag?</p></blockquote><p>Ja, gern.</p></body>',
		);
		expect(text).toBe('Ja, gern.');
	});

	it.each([
		[
			'Yahoo',
			'<div>Fine.</div><div id="yahoo_quoted_1" class="yahoo_quoted"><div>On Monday … wrote:</div><div>Old</div></div>',
		],
		[
			'Zoho Mail',
			'<div>Fine.</div><div class="zmail_extra"><div>From: x</div><blockquote id="blockquote_zmail">Old</blockquote></div>',
		],
		[
			'Proton',
			'<div>Fine.</div><div class="protonmail_quote">On Monday wrote:<blockquote>Old</blockquote></div>',
		],
	])('%s', (_, content) => {
		expect(html(content).text).toBe('Fine.');
	});

	it.each([
		[
			'English',
			'Great.\n\nOn Tue, Jun 2, 2026 at 10:00 AM Marigold Support\n<support@marigold.example> wrote:\n> Does it work?\n>\n> Nadia',
		],
		[
			'French',
			'Great.\n\nLe mar. 2 juin 2026 à 10:00, Marigold <s@marigold.example> a écrit :\n> Ça marche ?',
		],
		[
			'Spanish',
			'Great.\n\nEl mar, 2 jun 2026 a las 10:00, Marigold (<s@marigold.example>) escribió:\n> ¿Funciona?',
		],
		[
			'a language of its own',
			'Great.\n\n2026年6月2日(火) 10:00 Marigold <s@marigold.example>:\n> 動きますか',
		],
		[
			'no mark at all',
			'Great.\n\nOn 2 June 2026 10:00, Marigold <s@marigold.example> wrote:\nDoes it work?\nNadia',
		],
		[
			'old Outlook',
			'Great.\r\n\r\n-----Original Message-----\r\nFrom: Marigold\r\nSent: Tuesday\r\nTo: Ada\r\n\r\nDoes it work?',
		],
		[
			'a header',
			'Great.\n\n________________________________\nFrom: Marigold <s@marigold.example>\nSent: Tuesday, June 2, 2026 10:00\nTo: Ada\nSubject: RE: Lamp\n\nDoes it work?',
		],
	])('plain text, %s', (_, content) => {
		expect(plain(content)).toEqual({ text: 'Great.', images: [], quoteCut: true });
	});
});

describe('what is no quoted mail', () => {
	it.each([
		'On 3 May 2026 your colleague Tom wrote:\nthat it is free.\nIs it?',
		'> 404 Not Found\nis what the page says',
		'From: the sofa down to the lamp, all is fine\nThanks',
		'Begin forwarded message:\n\nFrom: Carrier\nDate: Monday\nTo: Ada\nSubject: Parcel\n\nLost.',
	])('stays: %j', (content) => {
		expect(plain(content)).toEqual({ text: content, images: [], quoteCut: false });
	});

	it('a mail of nothing but a quote stays whole, and any quote does when it is to be kept', () => {
		const only = 'On 2 June 2026 10:00, Ada <ada@customer.example> wrote:\n> Hello';
		expect(plain(only).text).toBe(only);
		const answered = `Yes.\n\n${only}`;
		expect(mailText(answered, false, true)).toMatchObject({ text: answered, quoteCut: false });
	});

	it('a blockquote of the writer’s own stays, marked', () => {
		expect(html('<p>The page says</p><blockquote>404<br>Not Found</blockquote><p>Why?</p>').text).toBe(
			'The page says\n\n> 404\n> Not Found\n\nWhy?',
		);
	});
});

describe('HTML as text', () => {
	it('keeps paragraphs, lists, tables, links and preformatted lines', () => {
		const { text } = html(
			'<h2>Order</h2><p>See <a href="https://shop.example/o/1">your order</a> or <a href="mailto:a@b.example">a@b.example</a>:</p><ul><li>one lamp<ul><li>green</ul><li>two chairs</ul><ol><li>Open</li><li>Look</li></ol><table><tr><th>Piece<th>Price</tr><tr><td>Lamp</td><td>120 &euro;</td></tr></table><pre>if (a) {\n  b();\n}</pre>',
		);
		expect(text).toBe(
			[
				'Order\n\nSee your order (https://shop.example/o/1) or a@b.example:',
				'- one lamp\n  - green\n- two chairs',
				'1. Open\n2. Look',
				'Piece | Price\nLamp | 120 €',
				'if (a) {\n  b();\n}',
			].join('\n\n'),
		);
	});

	it('leaves out what nobody sees', () => {
		expect(
			html(
				'<head><title>x</title></head><style>p{}</style><div style="display:none">preheader</div><script>alert("</p>")</script><!-- note --><p>Hel\u200blo</p><img src="https://track.example/p.gif" width="1" height="1">',
			),
		).toEqual({ text: 'Hello', images: [], quoteCut: false });
	});

	it('puts a name where an image was, and gives the images that are left', () => {
		const { text, images } = html(
			'<p>Look: <img src="/api/v1/threads/633/inlineImages/abc?f=scratch.png" alt="scratch.png"> and <img src="cid:image001.png@01DC"></p><blockquote type="cite"><img src="old.png"></blockquote>',
		);
		expect(text).toBe('Look: [image: scratch.png] and [image: image001.png]');
		expect(images.map(({ src }) => src)).toEqual([
			'/api/v1/threads/633/inlineImages/abc?f=scratch.png',
			'cid:image001.png@01DC',
		]);
	});

	it.each([
		['a tag that never ends', `<p>Fine.</p><a href="${'x'.repeat(10)}`, 'Fine.'],
		['ends without a beginning', '</div></p>Fine.</b>', 'Fine.'],
		['less-than signs', 'a < b &lt; c &unknown; &#x41;', 'a < b < c &unknown; A'],
		['marks of our own', 'Fi\uE0000\uE001ne.', 'Fi0ne.'],
	])('bears %s', (_, content, text) => {
		expect(html(content).text).toBe(text);
	});

	it('bears depth and length', () => {
		const deep = '<div><blockquote>'.repeat(50_000);
		expect(html(`${deep}Fine.`).text).toContain('Fine.');
		const long = '<a "'.repeat(50_000) + '<p>x</p>'.repeat(50_000);
		const started = performance.now();
		html(long);
		plain('On 1 1:11 '.repeat(50_000));
		plain('> x\n'.repeat(50_000));
		plain('a\n'.repeat(50_000));
		// Work that grew with the square of the length would take many minutes.
		expect(performance.now() - started).toBeLessThan(50_000);
	});
});

/** Names of the characters 160 to 255, in their order. */
const latin1 =
	'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

const others: Record<string, string> = {
	...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" },
	...{ ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', sbquo: '‚', ldquo: '“', rdquo: '”', bdquo: '„' },
	...{ hellip: '…', bull: '•', euro: '€', trade: '™', lsaquo: '‹', rsaquo: '›', ensp: ' ', emsp: ' ' },
	...{ thinsp: ' ', zwnj: '', zwj: '', larr: '←', rarr: '→', oelig: 'œ', OElig: 'Œ', scaron: 'š' },
};

const characters = new Map([
	...latin1.split(' ').map((name, index) => [name, String.fromCharCode(160 + index)] as const),
	...Object.entries(others),
]);

/** `&uuml;`, `&#252;` and `&#xFC;` as the characters they stand for; what stands for none stays as it is. */
export const decodeEntities = (text: string): string =>
	text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,8}));/gi, (whole, decimal, hex, name) => {
		if (name !== undefined) return characters.get(String(name)) ?? whole;
		const code = decimal === undefined ? parseInt(String(hex), 16) : Number(decimal);
		return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
	});

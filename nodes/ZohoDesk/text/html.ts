import { decodeEntities } from './entities';

export interface HtmlElement {
	/** Lower case. */
	tag: string;
	attributes: Record<string, string>;
	children: HtmlNode[];
}

/** An element, or a text with its entities decoded. */
export type HtmlNode = HtmlElement | string;

const withoutEnd = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
/** Their content is no text to read. */
const unread = new Set(['script', 'style', 'title', 'template']);
/** An open one ends where the next one begins. */
const endedByNext = new Set(['p', 'li', 'td', 'th', 'tr', 'dt', 'dd', 'option']);
/** Deeper elements are taken as siblings, so that no mail is too deep to be walked through. */
const DEEPEST = 150;

/** A comment, a declaration, or a tag with its name and attributes. A tag that nothing closes goes on to the end. */
const TAG =
	/<!--[\s\S]*?(?:-->|$)|<[!?][^>]*(?:>|$)|<(\/?)([a-z][^\s/>]*)((?:"[^"]*(?:"|$)|'[^']*(?:'|$)|[^"'>]+)*)(?:>|$)/gi;
const ATTRIBUTE = /([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"?|'([^']*)'?|([^\s"'>]+)))?/g;

/** HTML as mail programs write it, well formed or not, as a tree. Never throws. */
export function parseHtml(html: string): HtmlNode[] {
	const root: HtmlElement = { tag: '', attributes: {}, children: [] };
	const open = [root];
	const inner = () => open[open.length - 1] ?? root;
	let read = 0;
	TAG.lastIndex = 0;
	for (let found = TAG.exec(html); found; found = TAG.exec(html)) {
		addText(inner(), html.slice(read, found.index));
		read = TAG.lastIndex;
		const [, slash, name, attributes = ''] = found;
		if (name === undefined) continue;
		const tag = name.toLowerCase();
		if (slash) {
			const at = open.map((element) => element.tag).lastIndexOf(tag);
			if (at > 0) open.length = at;
			continue;
		}
		if (unread.has(tag)) {
			read = TAG.lastIndex = endOf(html, tag, read);
			continue;
		}
		if (inner().tag === tag && endedByNext.has(tag)) open.pop();
		const element = { tag, attributes: attributesIn(attributes), children: [] };
		inner().children.push(element);
		if (!withoutEnd.has(tag) && open.length < DEEPEST) open.push(element);
	}
	addText(inner(), html.slice(read));
	return root.children;
}

/** Where the element's end tag ends. */
function endOf(html: string, tag: string, from: number): number {
	const end = new RegExp(`</${tag}[^>]*>`, 'gi');
	end.lastIndex = from;
	return end.exec(html) ? end.lastIndex : html.length;
}

function addText(element: HtmlElement, text: string): void {
	if (text !== '') element.children.push(decodeEntities(text));
}

function attributesIn(text: string): Record<string, string> {
	const given = [...text.matchAll(ATTRIBUTE)].map(([, name = '', double, single, bare]) => [
		name.toLowerCase(),
		decodeEntities(double ?? single ?? bare ?? ''),
	]);
	return Object.fromEntries(given) as Record<string, string>;
}

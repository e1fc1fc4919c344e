import type { HtmlElement, HtmlNode } from './html';

/** An image of the HTML, at the place in the text where its mark is. */
export interface InlineImage {
	src: string;
	/** What it is called: its alternative text, or its file's name. */
	name: string;
}

/** Where image number `index` was. */
const imageMark = (index: number): string => `\uE000${index}\uE001`;

/** Breaks within a rendered text: at least a new line, at least an empty line. `\n` is a line break of its own. */
const LINE = '\uE002';
const PARAGRAPH = '\uE003';
/** A space that stays at the beginning of a line; alone it makes an empty line. */
const INDENT = '\uE004';

const paragraphs = new Set('p h1 h2 h3 h4 h5 h6 ul ol table pre dl figure'.split(' '));
const lines = new Set(
	'div tr section article header footer main center address dt dd form fieldset body html'.split(' '),
);

/**
 * The tree as a text for people and models to read: paragraphs, lists with dashes or numbers, table cells with `|`
 * between them, links with their address, `>` before blockquotes, and a mark for each image.
 * @param images gets each image that is more than a pixel, its mark's number being its index
 */
export const htmlToText = (nodes: HtmlNode[], images: InlineImage[] = []): string =>
	settled(rendered(nodes, images))
		.replaceAll(INDENT, ' ')
		.replace(/(?<=\S) +$|(?<=\S ) +|^ +$/gm, '')
		.replace(/\n{3,}/g, '\n\n')
		.trim();

function rendered(nodes: HtmlNode[], images: InlineImage[], isPre = false): string {
	return nodes
		.map((node) => (typeof node === 'string' ? ownText(node, isPre) : element(node, images, isPre)))
		.join('');
}

/** A mail's text without characters that are marks here, and those without a width. */
export const withoutMarks = (text: string): string =>
	text.replace(/[\uE000-\uE004\u200B\u2060\uFEFF\u00AD]/g, '');

function ownText(text: string, isPre: boolean): string {
	const plain = withoutMarks(text);
	if (!isPre) return plain.replaceAll('\u00A0', INDENT).replace(/\s+/g, ' ');
	return plain.replace(/\r\n?/g, '\n').replace(/^ +/gm, (spaces) => INDENT.repeat(spaces.length));
}

function element(node: HtmlElement, images: InlineImage[], isPre: boolean): string {
	const { tag, attributes, children } = node;
	if (isHidden(attributes)) return '';
	const inside = () => rendered(children, images, isPre || tag === 'pre');
	switch (tag) {
		case 'head':
			return '';
		case 'br':
			return '\n';
		case 'hr':
			return `${LINE}---${LINE}`;
		case 'img':
			return image(attributes, images);
		case 'a':
			return link(inside(), attributes.href);
		case 'blockquote':
			return quote(settled(inside()));
		case 'ul':
		case 'ol':
			return PARAGRAPH + list(node, images) + PARAGRAPH;
		case 'tr':
			return LINE + row(node, images) + LINE;
	}
	if (paragraphs.has(tag)) {
		// Outlook makes each line a paragraph of this class, and leaves empty ones between paragraphs.
		const around = /\bMso(?:Normal|PlainText)\b/.test(attributes.class ?? '') ? LINE : PARAGRAPH;
		return around + inside() + around;
	}
	return lines.has(tag) ? LINE + inside() + LINE : inside();
}

const isHidden = ({ style = '' }: Record<string, string>): boolean => /display\s*:\s*none/i.test(style);

function image({ src = '', alt = '', width, height }: Record<string, string>, images: InlineImage[]): string {
	const isPixel = [width, height].some((size) => size !== undefined && parseInt(size, 10) <= 1);
	if (isPixel || src === '') return '';
	const file = /^data:/i.test(src) ? '' : (/([^/?#]+)(?:[?#].*)?$/.exec(src)?.[1] ?? '');
	const name = alt.replace(/\s+/g, ' ').trim() || file.replace(/^cid:|@.*$/gi, '') || 'image';
	return imageMark(images.push({ src, name }) - 1);
}

const isEmpty = (text: string): boolean => text.replaceAll(INDENT, '').trim() === '';

const quote = (text: string): string =>
	isEmpty(text) ? '' : PARAGRAPH + prefixed(text, () => '>' + INDENT) + PARAGRAPH;

/** The address is said where the text does not say it. */
function link(text: string, href = ''): string {
	const address = href.trim().replace(/^mailto:/i, '');
	const isAddress = /^https?:/i.test(address) || /^mailto:/i.test(href.trim());
	const bare = (given: string) => given.trim().replace(/^https?:\/\/|\/$/gi, '');
	if (!isAddress || text.trim() === '' || bare(text) === bare(address)) return text;
	return `${text.trimEnd()} (${address})`;
}

function list({ tag, children }: HtmlElement, images: InlineImage[]): string {
	let number = 0;
	return children
		.map((child) => {
			if (typeof child === 'string') return child.trim();
			if (child.tag !== 'li') return element(child, images, false);
			number += 1;
			const sign = tag === 'ol' ? `${number}.` : '-';
			const indent = INDENT.repeat(sign.length + 1);
			const text = settled(rendered(child.children, images).replaceAll(PARAGRAPH, LINE));
			return LINE + prefixed(text, (line) => (line === 0 ? sign + INDENT : indent)) + LINE;
		})
		.join('');
}

/** Cells of one line each stand side by side; those of a table that makes a layout stand one below the other. */
function row({ children }: HtmlElement, images: InlineImage[]): string {
	const cells = children
		.map((cell) => settled(rendered(typeof cell === 'string' ? [cell] : cell.children, images)))
		.filter((cell) => !isEmpty(cell));
	return cells.join(cells.some((cell) => cell.includes('\n')) ? '\n' : ' | ');
}

const prefixed = (text: string, prefix: (line: number) => string): string =>
	text
		.split('\n')
		.map((line, index) => prefix(index) + line)
		.join('\n');

/** Breaks become new lines, two of them at most; spaces beside them go. */
function settled(text: string): string {
	return text
		.replace(/ *[\n\uE002\uE003][ \n\uE002\uE003]*/g, (breaks) => {
			let count = 0;
			for (const one of breaks) {
				if (one === '\n') count += 1;
				if (one === LINE) count = Math.max(count, 1);
				if (one === PARAGRAPH) count = Math.max(count, 2);
			}
			return '\n'.repeat(Math.min(count, 2));
		})
		.replace(/ {2,}/g, ' ')
		.replace(/^[ \n]+|[ \n]+$/g, '');
}

import { parseHtml } from './html';
import { htmlToText, type InlineImage, withoutMarks } from './htmlToText';
import { withoutQuotes } from './quotedHtml';
import { cutQuotedText } from './quotedText';

export interface MailText {
	text: string;
	/** The images of the text in their order; each stands in it as `[image: name]`. */
	images: InlineImage[];
	/** Whether a quoted mail was left out. */
	quoteCut: boolean;
}

interface Marked {
	text: string;
	/** By the numbers of their marks. */
	images: InlineImage[];
}

/**
 * What the writer of a mail or a comment wrote, as clean text. A mail that is nothing but a quote stays whole.
 * @param keepQuotes leaves quoted mails where they are
 */
export function mailText(content: string, isHtml: boolean, keepQuotes = false): MailText {
	const whole = isHtml ? fromHtml(content) : fromPlain(content);
	const cut = keepQuotes ? whole : withoutQuoted(content, isHtml);
	return cut.text === '' ? named(whole, false) : named(cut, cut.text !== whole.text);
}

function withoutQuoted(content: string, isHtml: boolean): Marked {
	const { text, images } = isHtml ? fromHtml(content, true) : fromPlain(content);
	return { text: cutQuotedText(text), images };
}

function fromHtml(content: string, isCut = false): Marked {
	const nodes = parseHtml(content);
	const images: InlineImage[] = [];
	return { text: htmlToText(isCut ? withoutQuotes(nodes) : nodes, images), images };
}

const fromPlain = (content: string): Marked => ({
	text: withoutMarks(content).replace(/\r\n?/g, '\n').trim(),
	images: [],
});

function named({ text, images }: Marked, quoteCut: boolean): MailText {
	const kept: InlineImage[] = [];
	const shown = text.replace(/\uE000(\d+)\uE001/g, (_, index) => {
		const image = images[Number(index)];
		if (image) kept.push(image);
		return image ? `[image: ${image.name}]` : '';
	});
	return { text: shown, images: kept, quoteCut };
}

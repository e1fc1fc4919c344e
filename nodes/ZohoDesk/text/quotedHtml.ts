import type { HtmlElement, HtmlNode } from './html';
import { isForwardMark } from './quotedText';

/** What mail programs wrap a quoted mail in: Gmail, Yahoo, Thunderbird, Proton, Zoho Mail, Tuta. */
const quoteClasses =
	/(?:^|\s)(?:gmail_attr|yahoo_quoted|moz-cite-prefix|protonmail_quote|zmail_extra|tutanota_quote)(?:\s|$)/;
const quoteIds = /^(?:yahoo_quoted\w*|zmail_extra|isReplyContent)$/;
/** Outlook marks where the quoted mail begins; it goes on to the end of what it is in. */
const restIds = /^(?:x_)?(?:divRplyFwdMsg|appendonsend)$/;

/**
 * The tree without the mails it quotes, as far as mail programs mark them. Answers between the parts of a quoted mail,
 * and forwarded mails, stay.
 */
export function withoutQuotes(nodes: HtmlNode[]): HtmlNode[] {
	const rest = nodes.findIndex((node) => typeof node !== 'string' && restIds.test(node.attributes.id ?? ''));
	const before = rest < 0 ? nodes : nodes.slice(0, rest).filter((node) => !isRule(node));
	return before
		.filter((node) => typeof node === 'string' || !isQuote(node))
		.map((node) => (typeof node === 'string' ? node : { ...node, children: withoutQuotes(node.children) }));
}

/** Outlook draws one above the quoted mail. */
const isRule = (node: HtmlNode): boolean =>
	typeof node !== 'string' && node.tag === 'hr' && node.attributes.tabindex === '-1';

function isQuote(element: HtmlElement): boolean {
	const { tag, attributes } = element;
	const { class: classes = '', id = '', type = '' } = attributes;
	if (tag === 'blockquote')
		return /^cite$/i.test(type) || /\bgmail_quote\b/.test(classes) || quoteIds.test(id);
	if (!quoteClasses.test(classes) && !quoteIds.test(id)) return false;
	return !isForward(element);
}

/** Gmail and others wrap a forwarded mail like a quoted one, below a line that says so. */
function isForward(element: HtmlElement): boolean {
	return isForwardMark(firstText(element).trim());
}

function firstText({ children }: HtmlElement): string {
	for (const child of children) {
		const text = typeof child === 'string' ? child : firstText(child);
		if (text.trim() !== '') return text;
	}
	return '';
}

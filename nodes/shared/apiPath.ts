import { badInput } from './badInput';
import { type Field, requiredText, shorten } from './fields';
import { isSegment } from './transport/path';

/** Where a product's API lies on its own host. */
export interface ApiRoot {
	/** What a path is taken to begin with when it begins with something else: `['crm', 'v8']`. */
	base: readonly [string, ...string[]];
	/** What a path that is written in full must look like, without the slash at its beginning. */
	full: RegExp;
	/** A path for the form's words: `Leads/123`. */
	example: string;
}

/** The path of a call as a user wrote it, taken apart. */
export interface ApiPath {
	/** Decoded. */
	segments: string[];
	/** What stood behind the question mark. */
	query: Record<string, string>;
	/** Scheme and host, where a whole address was given. The transport sends nothing where it is not its own. */
	origin?: string;
}

/** A whole address. Nothing but a plain host and port is taken: no user, no escapes, no address in brackets. */
const ADDRESS = /^(https?:\/\/[a-z0-9.-]+(?::\d{1,5})?)(\/.*)?$/i;
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
/** Who calls, and in which organization, is the connection's to say. */
const OF_THE_CONNECTION = /^(authorization|(auth|oauth|access)_?-?token|org_?-?id)$/i;

/** A path under a product's API, such as `Leads/123`, `/crm/v7/Leads` or the whole address of the connection's host. */
export function apiPath(root: ApiRoot): Field<ApiPath> {
	const path = `/${root.base.join('/')}/${root.example}`;
	const field = requiredText('Path', {
		placeholder: `e.g. ${root.example}`,
		description: `The path of the call, such as ${root.example} or ${path}. It goes to the host of the credential and to no other.`,
	});
	return { ...field, read: (raw, source) => parsed(field.read(raw, source), source.label, root) };
}

function parsed(given: string, label: string, root: ApiRoot): ApiPath {
	const refuse = (what: string) => badInput(label, `is ${shorten(given)}, ${what}`, wayOut(root));
	const isAddress = SCHEME.test(given) || given.startsWith('//');
	const [, origin, behind = ''] = (isAddress ? ADDRESS : /^()([^]*)$/).exec(given) ?? [];
	if (origin === undefined) throw refuse('which is not an address of this API');

	const [path = '', ...rest] = behind.split('?');
	const parts = path.replace(/\/$/, '').split('/');
	const fromTop = parts[0] === '';
	const segments = (fromTop ? parts.slice(1) : parts).map(decoded);
	if (segments.length === 0 || !segments.every((segment): segment is string => segment !== undefined)) {
		throw refuse('which is no plain path');
	}
	const isFull = segments[0] === root.base[0];
	if (isFull && !root.full.test(segments.join('/'))) throw refuse('which lies outside of this API');
	if (!isFull && fromTop) throw refuse(`which does not begin with /${root.base.join('/')}`);

	const query = queryOf(rest.join('?'));
	if (!query) throw refuse('whose parameters cannot be read');
	return {
		segments: isFull ? segments : [...root.base, ...segments],
		query,
		...(origin === '' ? {} : { origin }),
	};
}

/** Decoded once; undefined where it is nothing a path of Zoho's is made of. What is escaped twice is refused with it. */
function decoded(part: string): string | undefined {
	try {
		const segment = decodeURIComponent(part);
		return isSegment(segment) ? segment : undefined;
	} catch {
		return undefined;
	}
}

/** Undefined where a name comes twice or a fragment is left. */
function queryOf(text: string): Record<string, string> | undefined {
	const entries = [...new URLSearchParams(text)];
	const query = Object.fromEntries(entries);
	return text.includes('#') || Object.keys(query).length < entries.length ? undefined : query;
}

/**
 * The parameters of the path and those of the form together.
 * @throws ZohoError where both name one, or one would speak for the connection
 */
export function joinedQuery(
	fromPath: Record<string, string>,
	fromForm: Record<string, string>,
	label: string,
): Record<string, string> {
	const twice = Object.keys(fromForm).find((name) => Object.hasOwn(fromPath, name));
	if (twice !== undefined) throw badInput(label, `names "${twice}", as the Path does`, 'Remove one of them.');
	const query = { ...fromPath, ...fromForm };
	const own = Object.keys(query).find((name) => OF_THE_CONNECTION.test(name));
	if (own === undefined) return query;
	throw badInput(label, `names "${own}", which the connection itself says`, 'Leave it out.');
}

const wayOut = ({ base, example }: ApiRoot) =>
	`Nothing was sent. Write a path such as ${example} or /${base.join('/')}/${example}; characters that have a meaning in addresses belong into the parameters. A call goes to the host of the credential only.`;

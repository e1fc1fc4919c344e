/**
 * The fault matrix as data: what is called, what goes wrong, and what comes of it. The tests hold the nodes to it,
 * and the table of docs/reliability.md is written from it.
 */

/** What sending a call twice comes to. */
export type Kind =
	/** It changes nothing. */
	| 'read'
	/** The second comes to the same as the first. */
	| 'again'
	/** It would make a second one. */
	| 'create'
	/** It would make a second one, which is looked for first. */
	| 'find'
	/** What a trigger fetches for an event that has come. */
	| 'event'
	/** What a trigger asks in its turn; there is a next turn. */
	| 'beat';

/** Each call with its kind; run with two items, pages or more, of which the second meets the fault. */
export const calls = {
	'CRM · Record → Get': 'read',
	'CRM · Record → Get Many': 'read',
	'CRM · Query (COQL)': 'read',
	'CRM · Attachment → Download': 'read',
	'CRM · Record → Download Photo': 'read',
	'CRM · File → Download': 'read',
	'CRM · Bulk Read → Export': 'read',
	'CRM · Bulk Read → Download Result': 'read',
	'CRM · Record → Update': 'again',
	'CRM · Record → Delete': 'again',
	'CRM · Record → Upload Photo': 'again',
	'CRM · File → Upload': 'again',
	'CRM · Bulk Write → Upload File': 'again',
	'CRM · Record → Create or Update': 'again',
	'CRM · Record → Create or Update, with nothing to match on': 'create',
	'CRM · Record → Create': 'create',
	'CRM · Lead → Convert': 'create',
	'CRM · Attachment → Upload': 'create',
	'CRM · Bulk Write → Import': 'create',
	'CRM · Record → Find or Create': 'find',
	'Desk · Ticket → Get Many': 'read',
	'Desk · Attachment → Download': 'read',
	'Desk · Conversation → Get, with images': 'read',
	'Desk · Ticket → Update': 'again',
	'Desk · Comment → Delete': 'again',
	'Desk · Ticket → Create': 'create',
	'Desk · Ticket → Move to Trash': 'create',
	'Desk · Attachment → Upload': 'create',
	'Desk · Thread → Send Reply, its file': 'again',
	'Desk · Contact → Find or Create': 'find',
	'CRM Trigger · the record of an event': 'event',
	'Desk Trigger · the record of an event': 'event',
	'CRM Trigger · heartbeat': 'beat',
	'Desk Trigger · heartbeat': 'beat',
	'CRM Polling Trigger · poll': 'beat',
	'Desk Polling Trigger · poll': 'beat',
} satisfies Record<string, Kind>;

export type CallName = keyof typeof calls;
export const callNames = Object.keys(calls) as CallName[];

/** What comes of a call that met a fault. */
export type Outcome =
	/** It is done in the end, once. */
	| 'done'
	/** It is not sent again, and nothing of it is written. */
	| 'refused'
	/** It was tried five times; nothing of it is written. */
	| 'gave up'
	/** It may be written; that is said, and it is not sent again. */
	| 'unsure'
	/** It may be written, five tries told nothing; that is said. */
	| 'gave up unsure'
	/** It was written, is looked for, found and given out. */
	| 'found'
	/** An empty answer is one: nothing is there. */
	| 'empty'
	/** The event starts the workflow without its record, and says why. */
	| 'bare'
	/** The turn ends with the reason; the next makes good, and nothing comes twice. */
	| 'next turn'
	/** Nothing more is sent. */
	| 'canceled'
	/** Nothing more is sent; what was under way may be written, and that is said. */
	| 'canceled unsure'
	/** It cannot happen. */
	| '–';

type ByKind = Record<Kind, Outcome>;

interface Fault {
	outcomes: ByKind;
	/** Words of the title or of the text below it, where the call does not come to a good end. */
	says?: string;
}

/** In the order of the kinds: read, again, create, find, event, beat. */
function of(outcomes: [Outcome, Outcome, Outcome, Outcome, Outcome, Outcome], says?: string): Fault {
	const [read, again, create, find, event, beat] = outcomes;
	return { outcomes: { read, again, create, find, event, beat }, ...(says ? { says } : {}) };
}

const fine = of(['done', 'done', 'done', 'done', 'done', 'done']);
const refused = (says: string) => of(['refused', 'refused', 'refused', 'refused', 'bare', 'next turn'], says);
/** The call was carried out, and its answer is lost. */
const lost = (says: string) => of(['done', 'done', 'unsure', 'found', 'done', 'done'], says);
/** The answer is lost, and the call was not carried out, which nobody can tell. */
const notCarriedOut = (says: string) => of(['done', 'done', 'unsure', 'unsure', 'done', 'done'], says);
const lostForGood = (says: string) =>
	of(['gave up', 'gave up unsure', 'unsure', 'unsure', 'bare', 'next turn'], says);

const NO_ANSWER = 'did not answer';
const AT_ZOHO = "The cause is at Zoho's end";

/** What goes wrong, and what comes of it. */
export const faults = {
	'token ends soon': fine,
	'token refused (401) half-way': fine,
	'token refused, and the connection revoked': refused('The refresh token no longer works'),
	'token refused, and Zoho gives out no new one ("Access Denied")': refused('Wait 10 minutes'),
	'HTTP 429 with Retry-After': fine,
	'HTTP 429 without Retry-After': fine,
	'HTTP 429 that stays': of(
		['gave up', 'gave up', 'gave up', 'gave up', 'bare', 'next turn'],
		'is receiving too many calls',
	),
	"day's credits spent": refused('for today are spent'),
	'HTTP 500': lost(AT_ZOHO),
	'HTTP 502': lost(AT_ZOHO),
	'HTTP 503': lost(AT_ZOHO),
	'HTTP 504': lost(AT_ZOHO),
	'HTTP 503 that stays': lostForGood(AT_ZOHO),
	'connection reset before the call is carried out': notCarriedOut(NO_ANSWER),
	'connection reset after it': lost(NO_ANSWER),
	'connection reset in the middle of the answer': lost(NO_ANSWER),
	'connection reset each time': lostForGood(NO_ANSWER),
	'answer cut off': lost(NO_ANSWER),
	'answer that is not JSON': of(
		['refused', 'unsure', 'unsure', 'found', 'bare', 'next turn'],
		'with something else instead of data',
	),
	'web page to sign in': of(
		['refused', 'unsure', 'unsure', 'unsure', 'bare', 'next turn'],
		'answered with a web page instead of data',
	),
	'HTTP 200 with a refusal inside': refused(AT_ZOHO),
	'HTTP 204, an empty answer': of(['empty', 'unsure', 'unsure', 'found', 'bare', 'next turn']),
	'no answer in time': lost(NO_ANSWER),
	'slow answer': fine,
	'answer that drips without an end': lost(NO_ANSWER),
	'host name not found for a moment': fine,
	'no such host': refused('cannot be reached'),
	'workflow stopped': of(
		['canceled', 'canceled unsure', 'canceled unsure', 'canceled unsure', '–', '–'],
		'canceled',
	),
} satisfies Record<string, Fault>;

export type FaultName = keyof typeof faults;
export const faultNames = Object.keys(faults) as FaultName[];

/** The same outcome wherever an answer got lost. */
const lostOnes = (outcome: Outcome): Partial<Record<FaultName, Outcome>> =>
	Object.fromEntries(
		faultNames.filter((fault) => faults[fault].outcomes.create === 'unsure').map((fault) => [fault, outcome]),
	);

/** Where a call does something else than its kind, and why. */
const exceptions: Partial<Record<CallName, Partial<Record<FaultName, Outcome>>>> = {
	// A single record that is not there is said to be so.
	'CRM · Record → Get': { 'HTTP 204, an empty answer': 'refused' },
	// A file may hold anything.
	'CRM · Attachment → Download': { 'HTTP 204, an empty answer': 'refused', 'answer that is not JSON': '–' },
	'CRM · Record → Download Photo': { 'HTTP 204, an empty answer': 'refused', 'answer that is not JSON': '–' },
	'CRM · File → Download': { 'HTTP 204, an empty answer': 'refused', 'answer that is not JSON': '–' },
	'Desk · Attachment → Download': { 'answer that is not JSON': '–' },
	'Desk · Conversation → Get, with images': { 'answer that is not JSON': '–' },
	'CRM · Bulk Read → Download Result': {
		'HTTP 204, an empty answer': 'refused',
		'answer that is not JSON': '–',
	},
	'CRM · Bulk Read → Export': { 'HTTP 204, an empty answer': 'refused' },
	// Desk says so that it is done, by its specification.
	'Desk · Comment → Delete': { 'HTTP 204, an empty answer': 'done' },
	// Without Desk's keys a delivery cannot be verified: it is not taken, and the heartbeat catches up.
	'Desk Trigger · the record of an event': { 'host name not found for a moment': '–', 'no such host': '–' },
	// The next turn finds what an empty answer kept back.
	'CRM Polling Trigger · poll': { 'HTTP 204, an empty answer': 'empty' },
	'Desk Polling Trigger · poll': { 'HTTP 204, an empty answer': 'empty' },
	// A webhook is not made twice: the next turn finds it by its address.
	'Desk Trigger · heartbeat': lostOnes('next turn'),
	'Desk · Ticket → Move to Trash': { 'HTTP 204, an empty answer': 'done' },
};

export const expected = (call: CallName, fault: FaultName): Outcome =>
	exceptions[call]?.[fault] ?? faults[fault].outcomes[calls[call]];

export const saysOf = (fault: FaultName): string | undefined => (faults[fault] as Fault).says;

import { expected, type CallName, type FaultName, type Outcome, saysOf } from './matrix';
import type { Attempt, Scene, Seen } from './scene';
import { sends } from './strike';

/** How often the call that met the fault is sent at most, that time counted. */
const mostSends: Record<Outcome, number> = {
	done: 2,
	refused: 1,
	'gave up': 5,
	unsure: 1,
	'gave up unsure': 5,
	found: 1,
	empty: 1,
	bare: 5,
	'next turn': 5,
	canceled: 1,
	'canceled unsure': 1,
	'–': 0,
};

/** These meet no call, but what comes before it. */
const UNSENT: FaultName[] = ['token ends soon', 'host name not found for a moment', 'no such host'];

const isWell = (outcome: Outcome) => ['done', 'found', 'empty'].includes(outcome);
const isUnsure = (outcome: Outcome) => /unsure/.test(outcome);
const PERHAPS = /may have been (written|carried out)/;

/** What is not as it has to be; nothing where all is. */
export function faultsFound(
	{ call, fault }: { call: CallName; fault: FaultName },
	{ scene, attempt, seen }: { scene: Scene; attempt: Attempt; seen: Seen },
): string[] {
	const outcome = expected(call, fault);
	const found: string[] = [];
	const hold = (holds: boolean, otherwise: string) => void (holds || found.push(otherwise));
	const sent = sends(scene);
	const text = `${seen.title}\n${seen.text}`;

	hold(isWell(outcome) === (seen.title === ''), `is to be ${outcome}, and n8n shows: ${text}`);
	hold(sent > 0 || UNSENT.includes(fault), 'the fault met nothing');
	hold(sent <= mostSends[outcome], `sent ${sent} times`);
	if (outcome.startsWith('gave up')) hold(sent === 5, `given up after ${sent} tries`);
	if (attempt.written) found.push(...aboutWrites(outcome, attempt.written(), seen));
	if (outcome === 'bare')
		hold(attempt.isBare?.(seen.items) === true, 'the event did not come as it was sent');
	if (attempt.isWhole && outcome === 'done') hold(attempt.isWhole(seen.items), 'the items are not all there');
	if (!isWell(outcome)) found.push(...aboutWords(outcome, text, seen, saysOf(fault)));
	return found;
}

/** What Zoho's store and the answer say of each item has to be the same. */
function aboutWrites(outcome: Outcome, written: number[], { items, details, title, text }: Seen): string[] {
	const all = written.map((_, item) => item);
	const said = title === '' ? all : (details.written ?? []).map(({ item }) => item);
	const unsure = isUnsure(outcome) && PERHAPS.test(`${title}\n${text}`) ? (details.perhapsWritten ?? []) : [];
	return [
		...all.filter((item) => Number(written[item]) > 1).map((item) => `item ${item} is written twice`),
		...all
			.filter((item) => written[item] === 1 && !said.includes(item) && !unsure.includes(item))
			.map((item) => `item ${item} is written, and nothing says so`),
		...said
			.filter((item) => written[item] !== 1)
			.map((item) => `item ${item} is said to be written, and is not`),
		...(/nothing was written/i.test(text) && written.some((times) => times > 0)
			? ['"Nothing was written"']
			: []),
		...(/nothing was written/i.test(text) && isUnsure(outcome)
			? ['"Nothing was written", which nobody knows']
			: []),
		...(title === '' && items.length !== written.length ? [`${items.length} outputs`] : []),
	];
}

/** What happened, in plain words, and how to go on. */
function aboutWords(outcome: Outcome, text: string, seen: Seen, says?: string): string[] {
	const isCanceled = outcome.startsWith('canceled');
	return [
		...(seen.text === '' && outcome !== 'canceled' ? ['nothing says how to go on'] : []),
		...(/\b(error|problem|failure|mistake)\b|socket|ECONN|undefined|\[object/i.test(seen.title)
			? [`a title nobody understands: ${seen.title}`]
			: []),
		...(says !== undefined && !text.includes(says) ? [`"${says}" is not in: ${text}`] : []),
		...(isUnsure(outcome) && !PERHAPS.test(text) ? [`does not say that it may be written: ${text}`] : []),
		...(isUnsure(outcome) && !/look|again/i.test(text) ? [`does not say how to find out: ${text}`] : []),
		...(isCanceled !== (seen.status === 'canceled') ? [`the run is ${seen.status}`] : []),
	];
}

import {
	type CallName,
	callNames,
	calls,
	expected,
	type FaultName,
	faultNames,
	faults,
	type Kind,
	type Outcome,
	saysOf,
} from './matrix';

/** How docs/reliability.md says an outcome. */
const words: Record<Outcome, string> = {
	done: 'done',
	refused: 'refused',
	'gave up': 'five tries, then refused',
	unsure: '**perhaps written**',
	'gave up unsure': 'five tries, then **perhaps written**',
	found: 'found again',
	empty: 'nothing there',
	bare: 'event without record',
	'next turn': 'next turn',
	canceled: 'stopped',
	'canceled unsure': 'stopped, **perhaps written**',
	'–': '–',
};

/** What each word of the table means. */
const legend: Array<[word: string, meaning: string]> = [
	['done', 'It is done, once; sent again by itself where that was needed.'],
	[
		'refused',
		'It is not sent again, and nothing of it is written. The run stops, or the item takes the error output.',
	],
	[
		'perhaps written',
		'It is not sent again, since that could write it twice; the text says so, and how to find out.',
	],
	['found again', 'Its answer got lost; the record is looked for, found and given out.'],
	[
		'nothing there',
		'An empty answer means what it says: no rows, an empty file. A trigger looks there again in its next turn.',
	],
	['event without record', 'The workflow starts all the same; `$event.notFetched` has the reason.'],
	['next turn', "The trigger's next heartbeat or poll makes good: nothing is lost, nothing comes twice."],
	['stopped', 'The run ends at once and sends nothing more.'],
	['–', 'It cannot happen there: a file may hold anything, a delivery that cannot be verified is not taken.'],
];

const row = (cells: string[]) => `| ${cells.join(' | ')} |`;
const rule = (columns: number) => row(Array<string>(columns).fill('---'));

/** The columns. */
const kinds: Record<Kind, string> = {
	read: 'Read',
	again: 'Update, delete, create or update',
	create: 'Create, upload, start a job',
	find: 'Find or create',
	event: 'Record of an event',
	beat: 'Heartbeat, poll',
};
const kindNames = Object.keys(kinds) as Kind[];

/** What a call does in another way than its kind: the outcome, and with which faults. */
function exceptionsOf(call: CallName): string[] {
	const other = faultNames.filter((fault) => expected(call, fault) !== faults[fault].outcomes[calls[call]]);
	const outcomes = new Set(other.map((fault) => expected(call, fault)));
	return [...outcomes].map((outcome) => {
		const met = other.filter((fault) => expected(call, fault) === outcome);
		return `- ${call}, ${met.join('; ')}: ${words[outcome]}`;
	});
}

const readsOf = (fault: FaultName): string => {
	const says = saysOf(fault);
	return says === undefined ? '' : `“${says}”`;
};

/** The part of docs/reliability.md that is made from the matrix. */
export function faultTable(): string {
	const outcomes = faultNames.map((fault) =>
		row([fault, ...kindNames.map((kind) => words[faults[fault].outcomes[kind]]), readsOf(fault)]),
	);
	return [
		row(['What goes wrong', ...Object.values(kinds), 'You read, where it does not end well']),
		rule(kindNames.length + 2),
		...outcomes,
		'',
		row(['In the table', 'Means']),
		rule(2),
		...legend.map(([word, meaning]) => row([word, meaning])),
		'',
		'Which calls were tested:\n',
		...kindNames.map(
			(kind) => `- ${kinds[kind]}: ${callNames.filter((call) => calls[call] === kind).join('; ')}`,
		),
		'',
		'What some of them do in another way:\n',
		...callNames.flatMap(exceptionsOf),
	].join('\n');
}

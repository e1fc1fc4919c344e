import { el, table } from './dom.js';

/** Faults, latency and the clock: all that a person sets here. `act` calls the emulator and says what it answers. */
export function troubleView({ faults, faultNames, options }, act) {
	const named = Object.entries(faultNames);
	const fault = el('input', {
		class: 'long',
		name: 'fault',
		required: true,
		placeholder: 'PUT /crm/v8/Leads=429',
		'aria-label': 'Fault',
		list: 'examples',
	});
	const latency = el('input', {
		type: 'number',
		min: 0,
		max: 600_000,
		value: options.latency,
		'aria-label': 'Latency',
	});
	const moment = el('input', {
		class: 'long',
		placeholder: '2027-01-01T00:00Z',
		required: true,
		'aria-label': 'Moment',
	});
	const form = (action, given, done, ...content) =>
		el(
			'form',
			{
				onsubmit: (event) => {
					event.preventDefault();
					void act(action, given(), done);
				},
			},
			content,
		);
	const examples = ['POST /crm/v8/Leads=reset after', 'GET /api/v1/tickets*=503*3', '* /crm/v8/*=hang'];
	return [
		el('h2', {}, 'Faults'),
		form(
			'fault',
			() => ({ fault: fault.value }),
			'The fault waits for its call.',
			fault,
			el(
				'datalist',
				{ id: 'examples' },
				examples.map((value) => el('option', { value })),
			),
			el('button', {}, 'Add'),
			el('span', { class: 'faint' }, 'method, path, what goes wrong, and how often: …=503*3'),
		),
		el('div', { id: 'faults' }, waiting(faults)),
		el('h2', {}, 'What can go wrong'),
		table(
			['After the =', 'What happens'],
			[
				{ cells: [['short code', '400 … 599'], 'this status is the answer, nothing is written'] },
				{ cells: [['short code', '503 after'], 'it is written, and this status is the answer'] },
				...named.map(([name, what]) => ({ cells: [['short code', name], what] })),
			],
		),
		el('h2', {}, 'Latency'),
		form(
			'latency',
			() => ({ milliseconds: latency.value }),
			'Every answer of CRM and Desk waits this long.',
			latency,
			'milliseconds',
			el('button', {}, 'Set'),
		),
		el('h2', {}, 'Clock'),
		form(
			'clock',
			() => ({ moment: moment.value }),
			'The clock has moved.',
			moment,
			el('button', {}, 'Move ahead to'),
		),
	];
}

export const waiting = (faults) =>
	table(
		['Call', 'Fault', 'Times'],
		faults.map(({ match, what, times }) => ({ cells: [['code', match], what, ['short', String(times)]] })),
		'No fault waits: everything goes well.',
	);

import { type Outcomes, stopped } from '../../../nodes/shared/refused';
import { ZohoError } from '../../../nodes/shared/transport/zohoError';

const refusal = (label: string) =>
	new ZohoError({
		code: 'INVALID_DATA',
		message: `'${label}' is too long`,
		description: 'Shorten it.',
		field: { apiName: label, label },
	});

describe('a run that stops', () => {
	it('says what was refused, what was written with its ids, and what was not sent', () => {
		const outcomes: Outcomes = [
			[{ id: '11' }],
			refusal('Phone'),
			[{ id: '12' }],
			refusal('City'),
			undefined,
			undefined,
		];
		const { error, itemIndex } = stopped(outcomes, true);
		expect(itemIndex).toBe(1);
		expect(error.message).toBe('2 of 6 items were refused');
		expect(error.description).toBe(
			[
				"Item 1: 'Phone' is too long (INVALID_DATA)",
				"Item 3: 'City' is too long (INVALID_DATA)",
				'Written already (2): item 0 → 11, item 2 → 12.',
				'Not sent: items 4–5.',
			].join('\n'),
		);
		expect(error.details).toMatchObject({
			written: [
				{ item: 0, id: '11' },
				{ item: 2, id: '12' },
			],
			notSent: [4, 5],
		});
	});

	it('keeps the words of a single refusal and adds what was written', () => {
		const { error } = stopped([[{ id: '11' }], refusal('Phone')], true);
		expect(error.message).toBe("Item 1: 'Phone' is too long");
		expect(error.description).toBe('Shorten it.\nWritten already (1): item 0 → 11.');
	});

	it('says a reason that all items share once, with what to do about it', () => {
		const ended = () =>
			new ZohoError({
				code: 'invalid_code',
				message: 'The connection has ended',
				description: 'Connect again.',
			});
		const { error } = stopped([ended(), ended(), undefined], true);
		expect(error.message).toBe('2 of 3 items were refused: The connection has ended');
		expect(error.description).toBe('Connect again.\nNothing was written.\nNot sent: item 2.');
		expect((error.details as { refused: unknown[] }).refused).toHaveLength(2);
	});

	it('says when nothing was written', () => {
		expect(stopped([refusal('Phone'), undefined], true).error.description).toContain('Nothing was written.');
	});

	it('speaks of no writing where the operation only reads', () => {
		const { error } = stopped([[{ id: '11' }], refusal('Phone'), undefined], false);
		expect(error.description).toBe('Shorten it.');
	});

	it('is the refusal itself where there is one item', () => {
		const only = refusal('Phone');
		expect(stopped([only], true).error).toBe(only);
	});

	it('names all of many in its details and twenty in its text', () => {
		const outcomes: Outcomes = Array.from({ length: 100 }, (_, index) =>
			index < 60 ? [{ id: `${index}` }] : refusal(`City ${index}`),
		);
		const { error } = stopped(outcomes, true);
		expect(error.description).toContain('… and 20 more.');
		expect(error.description).toContain('… and 40 more (items 0–59)');
		expect((error.details as { refused: unknown[] }).refused).toHaveLength(40);
	});
});

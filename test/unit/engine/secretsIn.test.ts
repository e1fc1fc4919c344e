import { secretsIn } from '../../engine/secretsIn';

const token = `1000.${'0a'.repeat(16)}.${'f1'.repeat(16)}`;
const secrets = ['the-client-secret'];

describe('secrets are found', () => {
	const error = Object.assign(new Error('refused', { cause: new Error(`with ${token}`) }), { context: {} });
	const round: { own?: unknown; list: unknown[] } = { list: ['x', `Bearer ${token}`] };
	round.own = round;

	it.each([
		['a text', token, ['']],
		['a client secret in a text', 'id=1&secret=the-client-secret', ['']],
		['the cause of an error', { error }, ['.error.cause.message', '.error.cause.stack']],
		['a list, of an object that holds itself', round, ['.list.1']],
		['a key', { [token]: 1 }, [' (key)']],
		['a file', { data: Buffer.from(token) }, ['.data']],
		['a map', new Map([['logs', [token]]]), ['.logs.0']],
	])('in %s', (_, value, where) => {
		expect(secretsIn(value, secrets)).toEqual(where);
	});

	it('nowhere else', () => {
		const value = { a: [1, null, 'text', { b: undefined }], id: '1000.MARIGOLDSELFCLIENT000000001' };
		expect(secretsIn(value, secrets)).toEqual([]);
	});
});

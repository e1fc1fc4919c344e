import { keptFor } from '../../../nodes/shared/kept';

describe('what an account told us', () => {
	it('is asked for once by runs that ask at the same moment', async () => {
		const kept = keptFor<number>(1000);
		let asked = 0;
		const load = async () => await Promise.resolve((asked += 1));
		expect(await Promise.all([kept.get('a', load), kept.get('a', load), kept.get('b', load)])).toEqual([
			1, 1, 2,
		]);
	});

	it('is asked for again when its time is over', async () => {
		const kept = keptFor<number>(0);
		let asked = 0;
		const load = async () => await Promise.resolve((asked += 1));
		await kept.get('a', load);
		expect(await kept.get('a', load)).toBe(2);
	});

	it('is replaced by a fresh one', async () => {
		const kept = keptFor<string>(1000);
		await kept.get('a', async () => await Promise.resolve('old'));
		await kept.fresh('a', async () => await Promise.resolve('new'));
		expect(await kept.get('a', async () => await Promise.resolve('newest'))).toBe('new');
	});

	it('is not kept when the account refused to tell', async () => {
		const kept = keptFor<string>(1000);
		await expect(kept.get('a', async () => await Promise.reject(new Error('refused')))).rejects.toThrow(
			'refused',
		);
		expect(await kept.get('a', async () => await Promise.resolve('told'))).toBe('told');
	});
});

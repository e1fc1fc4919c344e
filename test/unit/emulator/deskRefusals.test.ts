import { MovableClock } from '../../../emulator/clock';
import { DeskCalls } from './deskCalls';

const clock = new MovableClock();
let desk: DeskCalls;
beforeAll(async () => {
	desk = await DeskCalls.start({ clock, seed: 'empty' });
});
afterAll(async () => await desk.stop());

describe('Desk refuses in its own words', () => {
	it('a call without a token', async () => {
		const refused = await fetch(`${desk.emulator.urls.desk}/api/v1/tickets`);
		expect(refused.status).toBe(401);
		expect(await refused.json()).toEqual({
			errorCode: 'UNAUTHORIZED',
			message: 'You are not authorized to perform this operation.',
		});
	});

	it('a token it does not know', async () => {
		const refused = await desk.get('/tickets', {}, { token: '1000.none' });
		expect(refused.status).toBe(401);
		expect(refused.body).toEqual({
			errorCode: 'INVALID_OAUTH',
			message: 'The OAuth Token you provided is invalid.',
		});
	});

	it('a path that is none, with or without CRM in it', async () => {
		for (const path of ['/nothing', '/../../crm/v8/Leads']) {
			expect((await desk.get(path)).body?.errorCode).toBe('URL_NOT_FOUND');
		}
	});

	it('a body that is no JSON, or says that it is something else', async () => {
		const broken = await desk.post('/tickets', '{"subject":');
		expect([broken.status, broken.body?.errorCode]).toEqual([400, 'BAD_REQUEST']);
		const form = await desk.post('/tickets', 'subject=Lamp', {
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
		});
		expect([form.status, form.body?.errorCode]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
	});

	it('a body that is a list', async () => {
		expect((await desk.post('/tickets', '[]')).body?.errorCode).toBe('EMPTY_PAYLOAD');
	});

	it('more calls at a time than the edition has, without saying how long to wait', async () => {
		desk.emulator.limits.concurrency.desk = 2;
		desk.emulator.latency = 30;
		const answers = await Promise.all(Array.from({ length: 4 }, async () => await desk.get('/departments')));
		desk.emulator.latency = 0;
		desk.emulator.limits.concurrency.desk = 25;
		const refused = answers.filter(({ status }) => status === 429);
		expect(refused).toHaveLength(2);
		expect(refused[0]?.body?.errorCode).toBe('TOO_MANY_REQUESTS');
		expect(refused[0]?.headers.has('retry-after')).toBe(false);
	});

	it("more than the day's credits, and says when there are new ones", async () => {
		desk.emulator.limits.dailyCredits.desk = 0;
		const refused = await desk.get('/departments');
		expect(refused.status).toBe(429);
		expect(refused.body?.errorCode).toBe('THRESHOLD_EXCEEDED');
		const wait = Number(refused.headers.get('retry-after'));
		expect(wait).toBeGreaterThan(0);

		desk.emulator.limits.dailyCredits.desk = 10;
		clock.advance((wait + 1) * 1000);
		const token = desk.tokenWith(['Desk.basic.READ']);
		const answered = await desk.get('/departments', {}, { token });
		expect(answered.status).toBe(200);
		expect(answered.headers.get('x-rate-limit-remaining-v3')).toBe('7');
	});
});

import { DeskCalls, rows } from './deskCalls';
import { makeKnown } from './deskKnown';
import type { Known } from './deskOperation';

let desk: DeskCalls;
let known: Known;

beforeAll(async () => {
	desk = await DeskCalls.start({ seed: 'empty' });
});
beforeEach(() => {
	desk.renew();
	known = makeKnown(desk);
});
afterAll(async () => await desk.stop());

const knowledge = async (path: string, query: Record<string, string>) =>
	rows(await desk.get(path, query, { token: desk.tokenWith(['Desk.articles.READ']) }));

const names = async (path: string, query: Record<string, string>) =>
	(await knowledge(path, query)).map(({ name }) => name);

describe('what Zoho’s files say about values', () => {
	it('takes custom fields of merged contacts by their labels too', async () => {
		const other = desk.store.contact(known.otherContactId ?? '');
		if (other) other.cf = { cf_newsletter: 'true' };
		const body = {
			ids: [known.otherContactId],
			source: { customFields: { Newsletter: known.otherContactId } },
		};
		const merged = await desk.call('POST', `/contacts/${known.contactId}/merge`, body);
		expect(merged.body?.cf).toMatchObject({ cf_newsletter: 'true' });
		const unknown = { ids: body.ids, source: { customFields: { Colour: known.otherContactId } } };
		const refused = await desk.call('POST', `/contacts/${known.contactId}/merge`, unknown);
		expect(refused.status).toBe(422);
	});

	it('gives all teams for a limit of 0', async () => {
		const { body: all } = await desk.get('/teams');
		const { body } = await desk.get('/teams', { limit: '0', from: '1' });
		expect(body?.teams).toEqual((all?.teams as unknown[]).slice(1));
		expect((await desk.get('/teams', { limit: '0', from: '-1' })).status).toBe(422);
	});

	it('filters and orders root categories', async () => {
		const all = await names('/kbRootCategories', { visibility: 'ALL_USERS,AGENTS' });
		expect(all.length).toBeGreaterThan(1);
		expect(await names('/kbRootCategories', { visibility: 'NONE' })).toEqual([]);
		expect(await names('/kbRootCategories', { isTrashed: 'true' })).toEqual([]);
		expect(await names('/kbRootCategories', { isReviewEnabled: 'true' })).toEqual([]);
		const [ordered, byName] = [
			await names('/kbRootCategories', { sortBy: 'order' }),
			await names('/kbRootCategories', { sortBy: 'name' }),
		];
		expect(ordered).toEqual(all);
		expect(byName).toEqual([...all].sort());
	});

	it('numbers articles within their category', async () => {
		const { sectionId = '' } = known;
		const articles = await knowledge('/articles', { categoryId: sectionId, sortBy: 'createdTime' });
		expect(articles).not.toHaveLength(0);
		expect(articles.map(({ position }) => position)).toEqual(articles.map((_, index) => String(index + 1)));
	});

	it('takes whole numbers as JSON numbers', async () => {
		const path = `/contracts/${known.contractId}`;
		const as = { token: desk.tokenWith(['Desk.settings.UPDATE']) };
		const { body } = await desk.call('PATCH', path, { notifyBefore: 3, endDate: '2027-01-10' }, as);
		expect(body).toMatchObject({ notifyBefore: '3', notifyOn: '2027-01-07' });
		expect((await desk.call('PATCH', path, { notifyBefore: 3.5 }, as)).status).toBe(422);
	});

	it('keeps the address of a recording to itself', async () => {
		const recordingUrl = 'https://calls.example.com/1';
		const as = { token: desk.tokenWith(['Desk.calls.UPDATE']) };
		const { status, body } = await desk.call('PATCH', `/calls/${known.callId}`, { recordingUrl }, as);
		expect([status, body?.recordingUrl]).toEqual([200, undefined]);
	});
});

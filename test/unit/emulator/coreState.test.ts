import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Emulator, startEmulator } from '../../../emulator';
import { usualScopes } from '../../../emulator/accounts/knownScopes';
import { MovableClock } from '../../../emulator/clock';
import type { EmulatorOptions } from '../../../emulator/service';
import { Fixtures } from '../../../emulator/state/fixtures';
import { Graph } from '../../../emulator/state/graph';

const folder = mkdtempSync(join(tmpdir(), 'emulator-state-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const newFile = () => join(folder, `${(files += 1)}.db`);

/** Runs with an emulator that keeps its state in the file, and stops it. */
async function running<T>(
	state: string,
	work: (zoho: Emulator) => Promise<T>,
	options: EmulatorOptions = {},
): Promise<T> {
	const zoho = await startEmulator({ seed: 'empty', state, ...options });
	try {
		return await work(zoho);
	} finally {
		await zoho.stop();
	}
}

/** What the calls here are asked of; the answers of two products. */
interface Body {
	data: Array<{ details: { id: string } }>;
	watch?: unknown[];
	lastName?: string;
	emulator?: string;
}

function connected({ urls }: Emulator, token: string) {
	return async (what: string, body?: unknown) => {
		const [method, path = ''] = what.split(' ');
		const url = (path.startsWith('/crm') ? urls.crm : urls.desk) + path;
		const headers = { authorization: `Zoho-oauthtoken ${token}`, 'content-type': 'application/json' };
		const response = await fetch(url, {
			method,
			headers,
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const text = await response.text();
		return {
			status: response.status,
			body: (text === '' ? undefined : JSON.parse(text)) as Body,
		};
	};
}

function tokenOf({ world: { accounts } }: Emulator): string {
	const selfClient = accounts.clients.find(({ kind }) => kind === 'self client')!;
	const scopes = [...usualScopes, 'ZohoCRM.files.CREATE'];
	return accounts.issueAccessToken(accounts.issueRefreshToken({ clientId: selfClient.clientId, scopes }));
}

describe('--state', () => {
	it('brings back records, tokens, channels, files, tags, credits and ids', async () => {
		const file = newFile();
		const lead = { Last_Name: 'Übel "quoted"\n', Company: 'Kept' };
		const before = await running(file, async (zoho) => {
			const token = tokenOf(zoho);
			const ask = connected(zoho, token);
			const made = await ask('POST /crm/v8/Leads', { data: [lead] });
			const id = made.body.data[0]!.details.id;
			await ask(`POST /crm/v8/Leads/${id}/actions/add_tags`, { tags: [{ name: 'warm' }] });
			await ask('POST /crm/v8/Notes', {
				data: [{ Note_Content: 'kept', Parent_Id: { id, module: { api_name: 'Leads' } } }],
			});
			const channel = { channel_id: '77', events: ['Leads.all'], notify_url: 'http://127.0.0.1:9/' };
			expect((await ask('POST /crm/v8/actions/watch', { watch: [channel] })).status).toBe(201);
			const { desk } = zoho.world;
			const contact = desk.addContact({ lastName: 'Kept' });
			const attachment = { id: '5', name: 'a.bin', content: Buffer.from([0, 255, 7]) };
			zoho.world.crm.files.set('5', { ...attachment, size: 3 });
			await ask('GET /api/v1/contacts');
			return {
				token,
				id,
				contact: contact.id,
				spent: zoho.world.kept().spent,
				next: BigInt(zoho.world.nextId()),
			};
		});
		await running(file, async (zoho) => {
			const ask = connected(zoho, before.token);
			expect(zoho.world.kept().spent).toBe(before.spent);
			const [record] = (await ask(`GET /crm/v8/Leads/${before.id}`)).body.data;
			expect(record).toMatchObject({ ...lead, Tag: [{ name: 'warm' }], Owner: { name: expect.any(String) } });
			const notes = await ask(`GET /crm/v8/Leads/${before.id}/Notes?fields=Note_Content`);
			expect(notes.body.data).toMatchObject([{ Note_Content: 'kept' }]);
			expect((await ask('GET /crm/v8/actions/watch?channel_id=77')).body.watch).toMatchObject([
				{ notify_url: 'http://127.0.0.1:9/' },
			]);
			expect((await ask(`GET /api/v1/contacts/${before.contact}`)).body.lastName).toBe('Kept');
			expect(zoho.world.crm.files.get('5')?.content).toEqual(Buffer.from([0, 255, 7]));
			expect(BigInt(zoho.world.nextId())).toBeGreaterThan(before.next);
			// The stores still belong together: a write is logged, an autonumber goes on, the channel is told.
			await ask(`PUT /crm/v8/Leads/${before.id}`, { data: [{ Company: 'Changed' }] });
			expect(zoho.world.crm.writes.at(-1)).toMatchObject({ action: 'update', id: before.id });
			await zoho.world.crm.deliveries.settled();
			expect(zoho.world.crm.deliveries.sent.at(-1)?.body).toMatchObject({
				channel_id: '77',
				ids: [before.id],
			});
		});
	});

	it('brings back the whole company, object for object', async () => {
		const file = newFile();
		const options = { seed: 'company' as const };
		const rowsOf = ({ world }: Emulator) => {
			const root = { ...world.kept() };
			return new Graph(new Fixtures(root, new Set([world.clock]))).changes(root).rows;
		};
		const before = await running(
			file,
			async (zoho) => {
				const ask = connected(zoho, tokenOf(zoho));
				const { body } = await ask('POST /crm/v8/Leads', { data: [{ Last_Name: 'A', Company: 'B' }] });
				await ask(`POST /crm/v8/Leads/${body.data[0]!.details.id}/actions/convert`, { data: [{}] });
				await ask('GET /crm/v8/Leads?fields=Last_Name&per_page=200');
				await ask('POST /crm/bulk/v8/read', {
					query: { module: { api_name: 'Leads' }, fields: ['Last_Name'] },
				});
				await ask('POST /api/v1/tasks', {
					subject: 'T',
					departmentId: zoho.world.desk.allDepartments[0]!.id,
				});
				return rowsOf(zoho);
			},
			options,
		);
		expect(before.length).toBeGreaterThan(10_000);
		const after = await running(file, async (zoho) => rowsOf(zoho), options);
		expect(after.length).toBe(before.length);
		expect(after.filter((row, at) => JSON.stringify(row) !== JSON.stringify(before[at]))).toEqual([]);
	}, 60_000);

	it('forgets what was reset, and keeps what came after', async () => {
		const file = newFile();
		const kept = await running(file, async (zoho) => {
			zoho.world.crm.add('Leads', { Last_Name: 'Gone' });
			await zoho.saved();
			zoho.reset();
			const { id } = zoho.world.crm.add('Leads', { Last_Name: 'Kept' });
			await zoho.saved();
			return id;
		});
		const names = await running(file, async ({ world }) =>
			world.crm.records('Leads').map(({ id, fields }) => [id, fields.Last_Name]),
		);
		expect(names).toEqual([[kept, 'Kept']]);
	});

	it('goes on with the time it had come to, and never goes back', async () => {
		const file = newFile();
		const from = Date.UTC(2030, 0, 1);
		const started = async (clock: MovableClock) => await running(file, async () => clock.now(), { clock });
		const clock = new MovableClock({ from });
		clock.advance(3_600_000);
		await started(clock);
		expect(await started(new MovableClock())).toBeGreaterThanOrEqual(from + 3_600_000);
		expect(await started(new MovableClock({ from: from + 86_400_000 }))).toBeGreaterThanOrEqual(
			from + 86_400_000,
		);
	});

	describe('refuses, without touching it,', () => {
		const refused = async (file: string, message: string, options: EmulatorOptions = {}) => {
			const before = readFileSync(file);
			await expect(startEmulator({ seed: 'empty', state: file, ...options })).rejects.toThrow(message);
			expect(readFileSync(file).equals(before)).toBe(true);
		};
		const made = async () => {
			const file = newFile();
			await running(file, async () => undefined);
			return file;
		};

		it('a file of something else', async () => {
			const text = newFile();
			writeFileSync(text, 'Dear diary, today I emulated Zoho. '.repeat(100));
			await refused(text, `${text} is damaged or no state of the emulator`);
			const other = newFile();
			const database = new DatabaseSync(other);
			database.exec('CREATE TABLE diary (day TEXT)');
			database.close();
			await refused(other, `${other} is a database of something else`);
		});

		it('a damaged file', async () => {
			const file = await made();
			const content = readFileSync(file);
			writeFileSync(file, content.subarray(0, content.length / 2));
			await refused(file, `${file} is damaged`);
			writeFileSync(file, content.fill(0x5a, 8192, 60_000));
			await refused(file, `${file} is damaged`);
		});

		it('a file of another version', async () => {
			const file = await made();
			const database = new DatabaseSync(file);
			database.exec("UPDATE about SET value = 'other' WHERE name = 'shape'");
			database.close();
			await refused(file, `${file} was made by another version of the emulator`);
		});

		it('a file that began otherwise', async () => {
			await refused(await made(), 'was made with --seed empty --edition enterprise', { edition: 'free' });
		});

		it('a file that another emulator has open', async () => {
			const file = newFile();
			await running(file, async (zoho) => {
				await expect(startEmulator({ seed: 'empty', state: file })).rejects.toThrow(
					'in use by another emulator',
				);
				zoho.world.crm.add('Leads', { Last_Name: 'Still kept' });
				await zoho.saved();
			});
			await running(file, async ({ world }) => expect(world.crm.records('Leads')).toHaveLength(1));
		});

		it('a folder that is not there', async () => {
			const file = join(folder, 'nowhere', 'x.db');
			await expect(startEmulator({ state: file })).rejects.toThrow(`${file} cannot be opened`);
		});
	});

	it('does not answer a write with success that it cannot keep, and keeps all once it can again', async () => {
		const file = newFile();
		await running(file, async (zoho) => {
			const ask = connected(zoho, tokenOf(zoho));
			class Unknown {}
			zoho.world.crm.files.set('1', new Unknown() as never);
			const complained = jest.spyOn(console, 'error').mockReturnValue();
			const { status, body } = await ask('POST /crm/v8/Leads', { data: [{ Last_Name: 'X' }] });
			expect([status, body.emulator]).toEqual([500, expect.stringContaining('The state holds a Unknown')]);
			expect(complained).toHaveBeenCalled();
			complained.mockRestore();
			zoho.world.crm.files.clear();
			expect((await ask('POST /crm/v8/Leads', { data: [{ Last_Name: 'Y' }] })).status).toBe(201);
		});
		const names = await running(file, async ({ world }) =>
			world.crm.records('Leads').map(({ fields }) => fields.Last_Name),
		);
		expect(names).toEqual(['X', 'Y']);
	});
});

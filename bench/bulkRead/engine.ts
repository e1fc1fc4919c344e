import { createReadStream } from 'node:fs';

import { Container } from '@n8n/di';
import { BinaryDataService } from 'n8n-core';

import { ZohoSuiteOAuth2Api } from '../../credentials/ZohoSuiteOAuth2Api.credentials';
import { createEngine } from '../../engine/engine';
import { ZohoCrm } from '../../nodes/ZohoCrm/ZohoCrm.node.ts';
import type { Connection, Measured } from './connection';

const MEGABYTE = 1024 * 1024;
/** The highest so far; Linux counts in kilobytes. */
const peakMemory = (): number => process.resourceUsage().maxRSS / 1024;

/** Exports all leads to a file in n8n's engine, in a process with nothing else in it. */
async function measure({ urls, ...grant }: Connection): Promise<Measured> {
	const engine = await createEngine({
		nodes: [new ZohoCrm()],
		credentials: [new ZohoSuiteOAuth2Api()],
		binaryData: 'filesystem',
	});
	const type = 'zohoSuiteOAuth2Api';
	const data = {
		dataCenter: 'custom',
		customAccountsUrl: urls.accounts,
		customCrmUrl: urls.crm,
		customCrmUploadUrl: urls.crmUpload,
		customDeskUrl: urls.desk,
		clientId: grant.clientId,
		clientSecret: grant.clientSecret,
		oauthTokenData: {
			access_token: grant.accessToken,
			refresh_token: grant.refreshToken,
			api_domain: urls.crm,
			token_type: 'Bearer',
			expires_in: 3600,
			n8n_expires_at: String(grant.expiresAt),
		},
	};
	const credential = await engine.credentials.add({ name: 'Zoho', type, data });
	const memoryBefore = process.memoryUsage().rss / MEGABYTE;
	const begin = Date.now();
	const { error, items } = await engine.execute({
		node: 'zohoCrm',
		parameters: {
			resource: 'bulkRead',
			operation: 'export',
			readBy: 'module',
			module: { __rl: true, mode: 'id', value: 'Leads' },
			columns: ['Last_Name', 'Company', 'Email', 'City', 'Description', 'Budget', 'Created_Time'],
			giveAs: 'file',
			binaryProperty: 'data',
		},
		credentials: { [type]: credential },
		items: [{}],
	});
	if (error) throw error;
	const seconds = (Date.now() - begin) / 1000;
	const memoryPeak = peakMemory();
	const file = items[0]?.[0]?.binary?.data;
	const path = Container.get(BinaryDataService).getPath(file?.id ?? '');
	const rows = (await linesOf(path)) - 1;
	const { jobs } = items[0]?.[0]?.json as { jobs: string[] };
	await engine.stop();
	return { rows, fileBytes: file?.bytes ?? 0, jobs: jobs.length, seconds, memoryBefore, memoryPeak };
}

async function linesOf(path: string): Promise<number> {
	let lines = 0;
	for await (const piece of createReadStream(path)) {
		for (const byte of piece as Buffer) if (byte === 10) lines += 1;
	}
	return lines;
}

process.once('message', (connection: Connection) => {
	void measure(connection).then((measured) => process.send?.(measured, () => process.exit(0)));
});

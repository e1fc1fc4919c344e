import { createEngine } from '../../../engine/engine';
import { Pets, PetsOAuth2Api } from './nodes';
import { startFakeService } from './server';

/** What a script that uses the engine does, with n8n's own defaults; prints one line. */
async function main(): Promise<void> {
	const service = await startFakeService();
	const engine = await createEngine({
		nodes: [new Pets()],
		credentials: [new PetsOAuth2Api()],
		expressions: 'vm',
		binaryData: 'filesystem',
	});
	const ref = await engine.credentials.add({
		name: 'Pets',
		type: 'petsOAuth2Api',
		data: { host: service.host, oauthTokenData: { access_token: 'token-0', refresh_token: 'refresh' } },
	});
	const { items, error } = await engine.execute({
		node: 'pets',
		parameters: { before: 'refresh', path: '=/pets/{{ $json.id }}' },
		credentials: { petsOAuth2Api: ref },
		items: [{ id: 1 }],
	});
	await engine.stop();
	await service.stop();
	process.stdout.write(JSON.stringify({ items, error, tokenCalls: service.calls('/token').length }));
}

void main();

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { type Credential, saveCredential } from '../../playground/credentials';
import { runWorkflow } from '../../playground/executions';
import { addWorkflow, type Template } from '../../playground/templates';
import { openPlayground, type Playground } from './playground';
import { items, listed, manualTrigger, node, zoho } from './workflows';

interface Message {
	role: string;
	content: string | null;
	tool_call_id?: string;
}
interface Asked {
	messages: Message[];
	tools?: Array<{ function: { name: string; description: string; parameters: object } }>;
}

let playground: Playground;
let signIn: Credential;
let model: Server;
const asked: Asked[] = [];

/** A model that calls the first tool it is offered, and then says back what the tool answered. */
function answer({ messages, tools }: Asked): object {
	const last = messages.at(-1)!;
	if (last.role === 'tool') return { role: 'assistant', content: `Found: ${last.content}` };
	const call = { name: tools![0]!.function.name, arguments: JSON.stringify({ Word: 'Marigold' }) };
	return {
		role: 'assistant',
		content: null,
		tool_calls: [{ id: 'call_1', type: 'function', function: call }],
	};
}

beforeAll(async () => {
	model = createServer((request, response) => {
		const parts: Buffer[] = [];
		request.on('data', (part: Buffer) => parts.push(part));
		request.on('end', () => {
			const body = JSON.parse(Buffer.concat(parts).toString() || '{}') as Asked;
			if (request.url?.endsWith('/models'))
				return response.end(JSON.stringify({ data: [{ id: 'scripted' }] }));
			asked.push(body);
			const message = answer(body);
			response.setHeader('content-type', 'application/json');
			response.end(
				JSON.stringify({
					id: 'chatcmpl-1',
					object: 'chat.completion',
					created: 0,
					model: 'scripted',
					choices: [{ index: 0, message, finish_reason: 'tool_calls' in message ? 'tool_calls' : 'stop' }],
					usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
				}),
			);
		});
	}).listen(0, '127.0.0.1');
	playground = await openPlayground({ env: { N8N_COMMUNITY_PACKAGES_ALLOW_TOOL_USAGE: 'true' } });
	[, , signIn] = (await playground.connectAll()) as [Credential, Credential, Credential];
});
afterAll(async () => {
	model?.close();
	await playground?.stop();
});

it('an AI agent searches CRM with the node as its tool and gets a compact answer', async () => {
	const { port } = model.address() as AddressInfo;
	const openAi = await saveCredential(
		playground.session,
		{ name: 'Scripted model', type: 'openAiApi' },
		{ apiKey: 'none', url: `http://127.0.0.1:${port}/v1` },
	);
	const workflow: Template = {
		name: 'Agent with Zoho CRM',
		nodes: [
			manualTrigger,
			items("[{ json: { chatInput: 'Which showrooms do we have?' } }]"),
			node('Agent', '@n8n/n8n-nodes-langchain.agent', 2, {
				promptType: 'define',
				text: '={{ $json.chatInput }}',
				options: {},
			}),
			node(
				'Model',
				'@n8n/n8n-nodes-langchain.lmChatOpenAi',
				1.2,
				{ model: listed('scripted'), options: {} },
				{ credentials: { openAiApi: { id: openAi.id, name: openAi.name } } },
			),
			zoho('Search Showrooms', 'zohoCrmTool', signIn, {
				resource: 'record',
				operation: 'search',
				module: listed('Showrooms'),
				searchBy: 'word',
				word: "={{ $fromAI('Word', 'A word of the name', 'string') }}",
				limit: 2,
			}),
		],
		connections: {
			Start: { main: [[{ node: 'Items', type: 'main', index: 0 }]] },
			Items: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
			Model: { ai_languageModel: [[{ node: 'Agent', type: 'ai_languageModel', index: 0 }]] },
			'Search Showrooms': { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] },
		},
		settings: { executionOrder: 'v1' },
	};
	const id = await addWorkflow(playground.session, workflow);
	const { status, output, error } = await runWorkflow(playground.session, id, 'Start');

	expect(error).toBeUndefined();
	expect(status).toBe('success');
	const said = JSON.stringify(output.Agent![0]![0]![0]!.json);
	expect(said).toContain('Marigold');
	const toolAnswer = asked.at(-1)!.messages.at(-1)!;
	expect(toolAnswer.role).toBe('tool');
	expect(toolAnswer.content).not.toContain('$');
	expect(toolAnswer.content!.length).toBeLessThan(4000);
});

import type { Operation } from '../deskOperation';
import { tasks, calls, events } from './activities';
import { beside } from './beside';
import { products, contracts } from './catalog';
import { comments } from './comments';
import { configured } from './configured';
import { conversation } from './conversation';
import { customers } from './customers';
import { insights } from './insights';
import { knowledgeBase } from './knowledgeBase';
import { ofTickets } from './ofTickets';
import { people } from './people';
import { searches } from './searches';
import { tags } from './tags';
import { tickets } from './tickets';
import { webhooks } from './webhooks';

/** Operations that were compared with Zoho's files one by one. */
export const published: Operation[] = [
	...tickets,
	...conversation,
	...ofTickets,
	...customers,
	...tasks,
	...comments,
	...webhooks,
	...calls,
	...events,
	...products,
	...tags,
	...people,
	...knowledgeBase,
	...contracts,
	...searches,
	...insights,
	...configured,
	...beside,
];

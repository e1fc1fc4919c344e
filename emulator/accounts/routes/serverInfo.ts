import type { Route } from '../../service';

export const serverInfoRoutes = (): Route[] => [
	{
		method: 'GET',
		path: '/oauth/serverinfo',
		summary: 'The accounts servers of the data centers; here the only one there is',
		handle: (_call, { options, urls }) => ({
			status: 200,
			body: { locations: { [options.dataCenter]: urls.accounts } },
		}),
	},
];

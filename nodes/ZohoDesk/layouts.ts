/** By Zoho's Layout.json, a page has 99 layouts at most. */
export const layoutPaging = { pageSize: 99 } as const;

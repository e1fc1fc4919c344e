// n8n finds the nodes and credentials by the "n8n" block of package.json; this file is empty on purpose.

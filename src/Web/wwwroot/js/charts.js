// Draws the charts of a page: see Charts/.

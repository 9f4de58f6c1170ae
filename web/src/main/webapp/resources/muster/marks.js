// Arrow keys and Enter go from cell to cell of a grid of marks, as in a spreadsheet; Tab goes on as everywhere.
(() => {
    const table = document.querySelector('.m-marks');
    const rows = table ? [...table.tBodies[0].rows].map(row => [...row.querySelectorAll('input')]) : [];
    const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], Enter: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
    table?.addEventListener('keydown', event => {
        const step = steps[event.key];
        const row = rows.findIndex(cells => cells.includes(event.target));
        if (!step || row < 0 || event.altKey || event.ctrlKey || event.metaKey) {
            return;
        }
        event.preventDefault();
        const across = document.dir === 'rtl' ? -step[1] : step[1];
        const next = rows[row + step[0]]?.[rows[row].indexOf(event.target) + across];
        next?.focus();
        next?.select();
    });
})();

// Reads badges with the phone's camera where the browser knows how; everywhere else the field serves, and the phone's own camera app.
(() => {
    const button = document.getElementById('camera');
    const view = document.getElementById('view');
    const field = document.getElementById('door:text');
    if (!button || !('BarcodeDetector' in window) || !navigator.mediaDevices) {
        return;
    }
    const KEPT = 'muster.door.camera';
    const read = async detector => {
        const found = await detector.detect(view).catch(() => []);
        if (found.length > 0) {
            field.value = found[0].rawValue;
            document.getElementById('door:do').click();
            return;
        }
        setTimeout(read, 150, detector);
    };
    const start = async () => {
        try {
            view.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
        } catch (refused) {
            sessionStorage.removeItem(KEPT);
            return;
        }
        sessionStorage.setItem(KEPT, 'on');
        view.hidden = false;
        await view.play();
        read(new BarcodeDetector({ formats: ['qr_code'] }));
    };
    button.hidden = false;
    button.addEventListener('click', start);
    if (sessionStorage.getItem(KEPT)) {
        start();
    }
})();

console.log('feed rendered');
